import type { Host } from "../../host/host.ts";
import { isOwnUrl } from "../app-origin.ts";
import type { KnownWindows } from "./known-windows.ts";

/** Tells every window what the bridge tells. Returns its own unsubscribe. The one place that sends to pages. */
export function pushBridgeEvents(host: Pick<Host, "onDidEmit">, windows: KnownWindows): () => void {
  return host.onDidEmit((name, payload) => {
    for (const contents of windows.all()) {
      // Navigation is denied; should it ever happen all the same, a stranger's page hears nothing.
      if (!contents.isDestroyed() && isOwnUrl(contents.getURL())) contents.send(name, payload);
    }
  });
}
