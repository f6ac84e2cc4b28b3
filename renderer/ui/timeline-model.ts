import type { LampState } from "./lamp-state.ts";

/** From one moment to another, in milliseconds since 1970. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** One thing a watcher did. */
export type WatcherMark =
  /** Watched without a break. `isOpen`: still does, so the bar reaches now with a square end. */
  | (Span & { readonly kind: "subscribed"; readonly isOpen: boolean })
  /** Watched while being ignored quietly: always saw the light off. */
  | (Span & { readonly kind: "ignored"; readonly isOpen: boolean })
  /** Looked once. */
  | { readonly kind: "fetched"; readonly at: number; readonly sawOpen: boolean }
  | { readonly kind: "refused"; readonly at: number }
  /** Asked and has no answer yet. */
  | { readonly kind: "asked"; readonly at: number };

export interface TimelineLane {
  readonly id: string;
  readonly name: string;
  readonly isLit?: boolean;
  /** In any order. */
  readonly marks: readonly WatcherMark[];
  /** When the view this person got showed the light on; a view that hides it has none. */
  readonly sawOpen: readonly Span[];
  /** At the end: “Watching”, “Looked 2 min ago”, “Blocked, 9 tries”. */
  readonly present: string;
  /** The whole lane as one sentence, by ear. */
  readonly description: string;
  /** For pollers and those who come and go: the words, and fewer where there is less room. */
  readonly callout?: { readonly words: string; readonly short: string } | undefined;
}

export interface OwnLane {
  readonly name: string;
  /** “Your light” */
  readonly label: string;
  readonly lamp: LampState;
  /** “On” */
  readonly present: string;
  readonly description: string;
  /** Open: full height. Away or busy: half. */
  readonly beams: readonly (Span & { readonly isHalf: boolean })[];
}

export interface LaneGroup {
  readonly id: string;
  /** “Asked and were refused”; the first group has none. */
  readonly heading?: string;
  readonly lanes: readonly TimelineLane[];
}

/** Where something is drawn: px from the start of the line. */
export interface Placed {
  readonly x: number;
  readonly width: number;
}

/** One shape in a lane and all the marks it stands for. */
export interface PlacedMark extends Placed {
  readonly kind: WatcherMark["kind"];
  readonly marks: readonly WatcherMark[];
  /** A look that showed the light on. */
  readonly isLit: boolean;
  /** A bar that reaches now. */
  readonly isOpen: boolean;
  /** Lit windows inside a bar. */
  readonly windows: readonly Placed[];
}
