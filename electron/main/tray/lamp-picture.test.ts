import { describe, expect, it } from "vitest";
import { lampPicture, type Lamp } from "./lamp-picture.ts";

const LAMPS: Lamp[] = ["lit", "away", "busy", "closed", "unavailable", "unknown"];
const alphaAt = (picture: Buffer, x: number, y: number) => picture[(y * 16 + x) * 4 + 3];

describe("lampPicture", () => {
  it.each(LAMPS)("draws %s inside its field, never empty and never a full square", (lamp) => {
    const picture = lampPicture(lamp, 16);
    expect(picture).toHaveLength(16 * 16 * 4);
    expect(picture.some((value) => value > 0)).toBe(true);
    for (const [x, y] of [
      [0, 0],
      [15, 0],
      [0, 15],
      [15, 15],
    ] as const) {
      expect(alphaAt(picture, x, y)).toBe(0);
    }
  });

  it("tells every lamp apart by shape, without its colour", () => {
    const shapes = LAMPS.map((lamp) =>
      lampPicture(lamp, 16)
        .filter((_value, index) => index % 4 === 3)
        .join(),
    );
    expect(new Set(shapes).size).toBe(LAMPS.length);
  });

  it("has a light in the middle when open and a hole when closed", () => {
    expect(alphaAt(lampPicture("lit", 16), 8, 8)).toBe(255);
    expect(alphaAt(lampPicture("closed", 16), 8, 8)).toBe(0);
  });

  it("multiplies colours by alpha, so that no edge shines", () => {
    const picture = lampPicture("lit", 16);
    for (let at = 0; at < picture.length; at += 4) {
      const alpha = picture[at + 3] ?? 0;
      expect(Math.max(...picture.subarray(at, at + 3))).toBeLessThanOrEqual(alpha);
    }
  });

  it("draws the same at twice the size", () => {
    const large = lampPicture("busy", 32);
    expect(large).toHaveLength(32 * 32 * 4);
    expect(large[(16 * 32 + 16) * 4 + 3]).toBe(255);
  });
});
