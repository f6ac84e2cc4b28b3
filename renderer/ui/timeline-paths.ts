import type { Placed, PlacedMark } from "./timeline-model.ts";

/** A lane's heights, in px. */
export interface LaneShape {
  readonly heightPx: number;
  readonly barPx: number;
  readonly windowPx: number;
}

export const LANE_SHAPE: LaneShape = { heightPx: 32, barPx: 14, windowPx: 8 };
const CORNER_PX = 3;
// Half of the stroke.
const RIM_PX = 0.5;

/** One path for each kind of shape in a lane; an empty string draws nothing. */
export interface LanePaths {
  readonly subscribed: string;
  readonly ignored: string;
  readonly windows: string;
  readonly ticks: string;
  readonly litTicks: string;
  readonly refused: string;
  readonly asked: string;
}

export function lanePaths(placed: readonly PlacedMark[], shape: LaneShape): LanePaths {
  const middle = shape.heightPx / 2;
  const of = (kind: PlacedMark["kind"]) => placed.filter((mark) => mark.kind === kind);
  const tick = ({ x }: Placed) => `M${round(x)} ${middle - shape.barPx / 2}v${shape.barPx}`;
  const bar = (mark: PlacedMark) => barPath(mark, { heightPx: shape.barPx, middle });
  return {
    subscribed: of("subscribed").map(bar).join(""),
    ignored: of("ignored").map(bar).join(""),
    windows: placed
      .flatMap((mark) => mark.windows)
      .map((window) => rectangle(window, middle - shape.windowPx / 2, shape.windowPx))
      .join(""),
    ticks: of("fetched")
      .filter((mark) => !mark.isLit)
      .map(tick)
      .join(""),
    litTicks: of("fetched")
      .filter((mark) => mark.isLit)
      .map(tick)
      .join(""),
    refused: of("refused")
      .map(({ x }) => crossPath(x, middle))
      .join(""),
    asked: of("asked")
      .map(({ x }) => ringPath(x, middle))
      .join(""),
  };
}

/** A bar with round corners, but for the end that reaches now. Its 1 px rim lies inside its size. */
function barPath(
  mark: Placed & { readonly isOpen: boolean },
  { heightPx, middle }: { readonly heightPx: number; readonly middle: number },
): string {
  const w = mark.width - 2 * RIM_PX;
  const h = heightPx - 2 * RIM_PX;
  // Very short bars stay bars: a full radius would make pills of them.
  const r = round(Math.min(CORNER_PX - RIM_PX, w / 4));
  const side = round(h - 2 * r);
  const end = mark.isOpen
    ? `h${round(w - r)}v${round(h)}h${round(r - w)}`
    : `h${round(w - 2 * r)}a${r} ${r} 0 0 1 ${r} ${r}v${side}a${r} ${r} 0 0 1 ${-r} ${r}h${round(2 * r - w)}`;
  const start = `a${r} ${r} 0 0 1 ${-r} ${-r}v${-side}a${r} ${r} 0 0 1 ${r} ${-r}z`;
  return `M${round(mark.x + RIM_PX + r)} ${middle - h / 2}${end}${start}`;
}

/** Beams of the own light: full height or half of it, around the same line. */
export function beamPath(
  beams: readonly (Placed & { readonly isHalf: boolean })[],
  middle: number,
): string {
  return beams
    .map((beam) => {
      const heightPx = beam.isHalf ? 11 : 22;
      const width = Math.max(2, beam.width);
      return barPath({ x: beam.x, width, isOpen: false }, { heightPx, middle });
    })
    .join("");
}

function rectangle({ x, width }: Placed, top: number, height: number): string {
  return `M${round(x)} ${top}h${round(width)}v${height}h${round(-width)}z`;
}

function crossPath(x: number, middle: number): string {
  return `M${round(x - 3.5)} ${middle - 3.5}l7 7m0-7l-7 7`;
}

function ringPath(x: number, middle: number): string {
  return `M${round(x - 4)} ${middle}a4 4 0 1 0 8 0a4 4 0 1 0-8 0`;
}

/** A tenth of a pixel is more than anybody sees and keeps the paths short. */
function round(px: number): number {
  return Math.round(px * 10) / 10;
}
