import { describe, expect, it } from "vitest";
import { MessageId } from "../../../shared/contract/message.ts";
import { createManualClock } from "../testing/manual-clock.fixture.ts";
import { createMessageIds } from "./message-ids.ts";

function isRising(ids: readonly string[]): boolean {
  return ids.every((id, place) => place === 0 || id > (ids[place - 1] ?? ""));
}

describe("createMessageIds", () => {
  it("makes valid ids that rise within a millisecond and across milliseconds", () => {
    const clock = createManualClock();
    const next = createMessageIds(clock, null);
    const ids = Array.from({ length: 2_000 }, (_, place) => {
      if (place % 500 === 0) clock.advance(1);
      return next();
    });
    expect(ids.every((id) => MessageId.safeParse(id).success)).toBe(true);
    expect(isRising(ids)).toBe(true);
  });

  it("rises on when the clock is set back", () => {
    const next = createMessageIds(createManualClock(), null);
    const ids = [next(), next()];
    const hourBefore = createManualClock(Date.parse("2026-01-01T11:00:00.000Z"));
    const later = createMessageIds(hourBefore, ids[1] ?? null);
    expect(isRising([...ids, later(), later()])).toBe(true);
  });
});
