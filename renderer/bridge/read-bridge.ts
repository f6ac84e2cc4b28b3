import type { BRIDGE_GLOBAL, PorchlightBridge } from "../../shared/contract/bridge-names.ts";

declare global {
  interface Window {
    readonly [BRIDGE_GLOBAL]?: PorchlightBridge;
  }
}

/** The one way out of the page; null where the page was opened by something other than Porchlight. */
export function readBridge(): PorchlightBridge | null {
  return window.porchlight ?? null;
}
