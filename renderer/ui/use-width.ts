import { useSyncExternalStore } from "react";

/** How much room there is: one pane, two, or all of them side by side. */
export type Width = "narrow" | "medium" | "wide";

const NARROW = "(max-width: 679px)";
const MEDIUM = "(max-width: 1099px)";

/** For what can't be said in CSS, such as a popover that becomes a sheet. */
export function useWidth(): Width {
  return useSyncExternalStore(subscribe, currentWidth, () => "wide");
}

function subscribe(onChange: () => void): () => void {
  const queries = [matchMedia(NARROW), matchMedia(MEDIUM)];
  for (const query of queries) query.addEventListener("change", onChange);
  return () => {
    for (const query of queries) query.removeEventListener("change", onChange);
  };
}

function currentWidth(): Width {
  if (matchMedia(NARROW).matches) return "narrow";
  return matchMedia(MEDIUM).matches ? "medium" : "wide";
}
