import { powerMonitor } from "electron";
import type { Host } from "../../host/host.ts";

const IDLE_AFTER_S = 300;
const LOOK_EVERY_MS = 15_000;

/** Tells the host whether somebody uses this computer: keyboard and mouse of the whole system, and its lock. */
export function reportUserInput(host: Pick<Host, "reportUserInput">): void {
  const report = () => {
    const isActive = powerMonitor.getSystemIdleState(IDLE_AFTER_S) === "active";
    host.reportUserInput(isActive ? "active" : "idle");
  };
  setInterval(report, LOOK_EVERY_MS).unref();
  // At once, rather than after five minutes in which others think somebody reads.
  powerMonitor.on("lock-screen", () => host.reportUserInput("idle"));
  powerMonitor.on("unlock-screen", report);
  powerMonitor.on("resume", report);
}
