import type { WebContents } from "electron";

/** The web contents of windows we opened ourselves, as long as they live. */
export interface KnownWindows {
  add(contents: WebContents): void;
  has(contents: WebContents): boolean;
  all(): Iterable<WebContents>;
}

export function createKnownWindows(): KnownWindows {
  const known = new Set<WebContents>();
  return {
    add(contents) {
      known.add(contents);
      contents.once("destroyed", () => known.delete(contents));
    },
    has: (contents) => known.has(contents),
    all: () => known,
  };
}
