/** The lamp's shapes (never colour alone), as the page draws them on a field of 16 by 16. */
export type Lamp = "lit" | "away" | "busy" | "closed" | "unavailable" | "unknown";

const FIELD = 16;
/** Samples per pixel and axis; 4 × 4 is as smooth as 16 px can show. */
const SAMPLES = 4;

const AMBER = [0xf9, 0xb1, 0x34] as const;
const RED = [0xe0, 0x5a, 0x52] as const;
const GREY = [0x8c, 0x8c, 0x8c] as const;

type Colour = readonly [red: number, green: number, blue: number];
type Covers = (x: number, y: number) => boolean;

const within = (radius: number, x: number, y: number) => Math.hypot(x, y) <= radius;
const ring: Covers = (x, y) => within(6, x, y) && !within(3.75, x, y);

/** Seen from the middle of the field. Larger than in the page: a tray icon stands alone. */
const SHAPES: Readonly<Record<Lamp, readonly [Colour, Covers]>> = {
  lit: [AMBER, (x, y) => within(6, x, y)],
  away: [AMBER, (x, y) => within(6, x, y) && !within(5, x - 3, y + 3)],
  busy: [RED, (x, y) => Math.hypot(Math.max(Math.abs(x) - 4, 0), y) <= 2.75],
  closed: [GREY, ring],
  unavailable: [GREY, (x, y) => within(3, x, y)],
  unknown: [GREY, (x, y) => ring(x, y) && Math.sin(Math.atan2(y, x) * 6) > -0.2],
};

/**
 * A lamp as raw pixels, `size` by `size`: blue, green, red, alpha per pixel, colours multiplied by
 * alpha, which is what Chromium's bitmaps are on every desktop.
 */
export function lampPicture(lamp: Lamp, size: number): Buffer {
  const [[red, green, blue], covers] = SHAPES[lamp];
  const picture = Buffer.alloc(size * size * 4);
  for (let pixel = 0; pixel < size * size; pixel += 1) {
    const share = coverage(covers, pixel % size, Math.floor(pixel / size), FIELD / size);
    const values = [blue, green, red, 255].map((value) => Math.round(value * share));
    picture.set(values, pixel * 4);
  }
  return picture;
}

/** How much of one pixel the shape covers, from 0 to 1. */
function coverage(covers: Covers, column: number, row: number, scale: number): number {
  let hits = 0;
  for (let sample = 0; sample < SAMPLES * SAMPLES; sample += 1) {
    const x = (column + ((sample % SAMPLES) + 0.5) / SAMPLES) * scale - FIELD / 2;
    const y = (row + (Math.floor(sample / SAMPLES) + 0.5) / SAMPLES) * scale - FIELD / 2;
    if (covers(x, y)) hits += 1;
  }
  return hits / (SAMPLES * SAMPLES);
}
