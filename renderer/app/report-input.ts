import type { PageClock } from "../state/page-clock.ts";

/** Oftener it would say nothing new; away begins after minutes. */
const SPACING_MS = 15_000;
/** While it takes the host to notice that somebody is back. */
const BACK_SPACING_MS = 1_000;

const EVENTS = ["pointerdown", "pointermove", "keydown", "wheel", "touchstart", "focus"] as const;

export interface InputReporting {
  readonly page: Window;
  readonly clock: PageClock;
  /** Whether the host knows of nothing but this page. */
  readonly isAwaited: () => boolean;
  /** Whether this device is away by itself at the moment: then whoever is back should not wait. */
  readonly isAway: () => boolean;
  readonly report: () => void;
}

/** Tells the host that somebody uses the page: at once when they come back, else once in a while. */
export function reportInput({ page, clock, isAwaited, isAway, report }: InputReporting): void {
  let reportedAt = Number.NEGATIVE_INFINITY;
  const hear = () => {
    if (!isAway() && !isAwaited()) return;
    const spacingMs = isAway() ? BACK_SPACING_MS : SPACING_MS;
    // A clock that was set back must not silence it.
    if (Math.abs(clock.now() - reportedAt) < spacingMs) return;
    reportedAt = clock.now();
    report();
  };
  // What somebody did also counts where a part of the page keeps the event to itself.
  for (const event of EVENTS) page.addEventListener(event, hear, { capture: true, passive: true });
  page.document.addEventListener("visibilitychange", () => {
    if (page.document.visibilityState === "visible") hear();
  });
}
