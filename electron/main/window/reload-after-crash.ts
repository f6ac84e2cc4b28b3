import type { WebContents } from "electron";
import type { Log } from "../../agent/ports.ts";

const SPAN_MS = 60_000;
const MAX_RELOADS = 3;

/**
 * Loads the page anew when its process has died: everything it showed is in the agent, so nothing is
 * lost. A page that dies again and again is given up.
 */
export function reloadAfterCrash(contents: WebContents, log: Log, now = Date.now): void {
  let crashes: number[] = [];
  contents.on("render-process-gone", (_event, { reason, exitCode }) => {
    if (reason === "clean-exit") return;
    crashes = [...crashes.filter((at) => now() - at < SPAN_MS), now()];
    const isHopeless = crashes.length > MAX_RELOADS;
    log.error({ reason, exitCode, isHopeless }, "the page's process has died");
    if (!isHopeless) contents.reload();
  });
}
