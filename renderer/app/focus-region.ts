/** The landmarks in the order of reading; what a width does not show is passed over. */
const REGIONS = ["rail", "list", "main", "details"] as const;

/**
 * Moves the focus to the next or the previous region, round and round. A region remembers the
 * element that had the focus last; otherwise it takes the focus itself.
 */
export function createRegionWalk(page: Document) {
  const last = new WeakMap<Element, HTMLElement>();
  return {
    remember(target: EventTarget | null): void {
      if (!(target instanceof HTMLElement)) return;
      const region = target.closest("[data-pane]");
      if (region !== null && region !== target) last.set(region, target);
    },
    walk(step: 1 | -1): void {
      const regions = REGIONS.map((name) =>
        page.querySelector<HTMLElement>(`[data-pane="${name}"]`),
      )
        .filter((region) => region !== null)
        .filter((region) => region.offsetParent !== null || region.getClientRects().length > 0);
      const present = regions.findIndex((region) => region.contains(page.activeElement));
      const from = present === -1 && step === -1 ? 0 : present;
      const next = regions[(from + step + regions.length) % regions.length];
      if (next === undefined) return;
      const remembered = last.get(next);
      (remembered?.isConnected === true ? remembered : (firstStop(next) ?? next)).focus();
    },
  };
}

/** Where one most likely wants to go on, before whatever happens to come first. */
const STOPS = [
  "textarea",
  "[role='treegrid'], [role='grid']",
  "input",
  "[tabindex='0'], button:not([disabled]):not([tabindex='-1'])",
] as const;

function firstStop(region: HTMLElement): HTMLElement | null {
  for (const stop of STOPS) {
    const found = region.querySelector<HTMLElement>(stop);
    if (found !== null) return found;
  }
  return null;
}
