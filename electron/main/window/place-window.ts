import type { Rectangle } from "electron";

export const MINIMUM_SIZE = { width: 360, height: 480 } as const;
const FIRST_SIZE = { width: 1_180, height: 780 } as const;

/** So much of the window must be on a screen, at its upper edge, for a hand to take hold of it. */
const HOLD = { width: 120, height: 32 } as const;

export type Placement = { readonly width: number; readonly height: number } & Partial<
  Pick<Rectangle, "x" | "y">
>;

/**
 * Where the window opens: where it was, if that is still on a screen; else centred.
 *
 * Screens get unplugged, rearranged and replaced by smaller ones. `workAreas` are those of the
 * screens present now, the main one first.
 */
export function placeWindow(
  remembered: Rectangle | null,
  workAreas: readonly Rectangle[],
): Placement {
  const screen = remembered && workAreas.find((area) => canBeHeld(remembered, area));
  const area = screen ?? workAreas[0] ?? { ...FIRST_SIZE, x: 0, y: 0 };
  const { width, height } = fit(remembered ?? FIRST_SIZE, area);
  return remembered && screen
    ? { x: remembered.x, y: Math.max(remembered.y, area.y), width, height }
    : { width, height };
}

function fit(wanted: Pick<Rectangle, "width" | "height">, area: Rectangle) {
  return {
    width: Math.max(MINIMUM_SIZE.width, Math.min(wanted.width, area.width)),
    height: Math.max(MINIMUM_SIZE.height, Math.min(wanted.height, area.height)),
  };
}

function canBeHeld({ x, y, width }: Rectangle, area: Rectangle): boolean {
  const shared = Math.min(x + width, area.x + area.width) - Math.max(x, area.x);
  const isBarOnScreen = y >= area.y - HOLD.height && y <= area.y + area.height - HOLD.height;
  return shared >= HOLD.width && isBarOnScreen;
}
