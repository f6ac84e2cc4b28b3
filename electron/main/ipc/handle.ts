import { ipcMain, type IpcMainInvokeEvent } from "electron";
import { BRIDGE_CALL_NAMES } from "../../../shared/contract/bridge-names.ts";
import { fail } from "../../../shared/result/result.ts";
import type { Log } from "../../agent/ports.ts";
import type { Host } from "../../host/host.ts";
import { APP_ORIGIN } from "../app-origin.ts";
import type { KnownWindows } from "./known-windows.ts";

export interface BridgeDependencies {
  /** Once it has started; calls that come earlier wait. Never rejects. */
  readonly host: Promise<Pick<Host, "answer">>;
  readonly windows: KnownWindows;
  readonly log: Log;
}

/** Lets pages of ours call the bridge. The one place that listens to pages. */
export function handleBridgeCalls(dependencies: BridgeDependencies): void {
  const { host, windows, log } = dependencies;
  for (const name of BRIDGE_CALL_NAMES) {
    ipcMain.handle(name, async (event, raw: unknown) => {
      if (!isTrusted(event, windows)) {
        log.warn({ name }, "refused a call from a page that is none of ours");
        return fail("untrusted-sender", "this page may not call the bridge");
      }
      const windowId = String(event.sender.id);
      return (await host).answer(name, raw, { windowId });
    });
  }
}

/**
 * The top frame of a window we opened, still on our own origin. Whatever is unknown is refused.
 *
 * Runs before anything is awaited: `senderFrame` is null once the frame has navigated or gone. The
 * set of known windows is needed beside the origin, because a child that shows `about:blank` reports
 * the origin of its parent.
 */
function isTrusted({ senderFrame, sender }: IpcMainInvokeEvent, windows: KnownWindows): boolean {
  if (senderFrame === null || senderFrame.parent !== null) return false;
  return senderFrame.origin === APP_ORIGIN && windows.has(sender);
}
