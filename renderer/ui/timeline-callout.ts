import type { PlacedMark } from "./timeline-model.ts";

export interface PlacedCallout {
  readonly words: string;
  /** Px from the start of the line to the edge that touches the marks. */
  readonly x: number;
  /** Whether it ends there or begins there. */
  readonly side: "before" | "after";
}

// 11 px at 600: a letter is about 6.3 px wide, and the frame adds 14.
const LETTER_PX = 6.3;
const FRAME_PX = 14;
const APART_PX = 6;

/**
 * Where a lane's call-out stands: before its first mark in full, else in short, else after its last
 * mark; nowhere when there is no room at all.
 */
export function placeCallout(
  callout: { readonly words: string; readonly short: string },
  placed: readonly PlacedMark[],
  widthPx: number,
): PlacedCallout | undefined {
  const first = placed[0];
  if (first === undefined) return undefined;
  const before = first.x - APART_PX;
  for (const words of [callout.words, callout.short]) {
    if (room(words) <= before) return { words, x: before, side: "before" };
  }
  const after = Math.max(...placed.map((mark) => mark.x + mark.width)) + APART_PX;
  if (room(callout.short) > widthPx - after) return undefined;
  return { words: callout.short, x: after, side: "after" };
}

function room(words: string): number {
  return words.length * LETTER_PX + FRAME_PX;
}
