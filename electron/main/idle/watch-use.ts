import { powerMonitor } from "electron";
import type { DeviceSenses } from "../../../shared/contract/auto-away.ts";
import type { Host } from "../../host/host.ts";

const LOOK_EVERY_MS = 15_000;
/** Whoever comes back should not be shown as away for longer. */
const LOOK_AGAIN_MS = 3_000;
const UNUSED_S = 60;

/** Tells the host how this computer is used: keyboard and pointer of the whole system, its lock and its sleep. */
export function watchUse(host: Pick<Host, "reportUse">, senses: DeviceSenses): void {
  const lock = senses.lock ? watchLock(host) : () => {};
  if (senses.sleep) {
    powerMonitor.on("suspend", () => host.reportUse({ kind: "asleep" }));
    powerMonitor.on("resume", () => host.reportUse({ kind: "awake" }));
  }
  if (senses.input === "page") return;
  const look = () => {
    lock();
    const idleS = powerMonitor.getSystemIdleTime();
    host.reportUse({ kind: "input", agoMs: idleS * 1_000 });
    setTimeout(look, idleS >= UNUSED_S ? LOOK_AGAIN_MS : LOOK_EVERY_MS).unref();
  };
  look();
}

/** Returns what looks for a lock or an end of it that no event told of: another person's session, an early start. */
function watchLock(host: Pick<Host, "reportUse">): () => void {
  let wasSeenLocked = false;
  powerMonitor.on("lock-screen", () => host.reportUse({ kind: "locked" }));
  powerMonitor.on("unlock-screen", () => {
    wasSeenLocked = false;
    host.reportUse({ kind: "unlocked" });
  });
  return () => {
    const isLocked = powerMonitor.getSystemIdleState(UNUSED_S) === "locked";
    if (isLocked) host.reportUse({ kind: "locked" });
    // Only after it was seen: the event comes when the screen is about to be locked, and not yet is.
    else if (wasSeenLocked) host.reportUse({ kind: "unlocked" });
    wasSeenLocked = isLocked;
  };
}
