import { expect, it } from "vitest";
import { isTimeZone, isWithin, nextBoundary } from "./weekly-hours.ts";

const office = { timeZone: "Europe/Berlin", days: [1, 2, 3, 4, 5], from: "09:00", to: "17:30" };

function within(hours: typeof office, time: string): boolean {
  return isWithin(hours, new Date(time));
}

it("counts in its own time zone, summer time too", () => {
  // 9 o'clock in Berlin is 8 in winter and 7 in summer.
  expect(within(office, "2026-01-05T07:59:59Z")).toBe(false);
  expect(within(office, "2026-01-05T08:00:00Z")).toBe(true);
  expect(within(office, "2026-07-06T06:59:59Z")).toBe(false);
  expect(within(office, "2026-07-06T07:00:00Z")).toBe(true);
});

it("leaves out the last minute and the other days", () => {
  expect(within(office, "2026-01-05T16:29:59Z")).toBe(true);
  expect(within(office, "2026-01-05T16:30:00Z")).toBe(false);
  expect(within(office, "2026-01-04T12:00:00Z")).toBe(false);
});

it("goes over midnight into the day after those it names", () => {
  const friday = { ...office, days: [5], from: "22:00", to: "02:00" };
  expect(within(friday, "2026-01-09T21:30:00Z")).toBe(true);
  expect(within(friday, "2026-01-10T00:30:00Z")).toBe(true);
  expect(within(friday, "2026-01-10T01:00:00Z")).toBe(false);
  expect(within(friday, "2026-01-09T00:30:00Z")).toBe(false);
});

it("lasts from Sunday into Monday", () => {
  const sunday = { ...office, days: [7], from: "22:00", to: "02:00" };
  expect(within(sunday, "2026-01-05T00:30:00Z")).toBe(true);
});

it("lasts a whole day where it ends as it begins", () => {
  const wholeMonday = { ...office, days: [1], from: "06:00", to: "06:00" };
  expect(within(wholeMonday, "2026-01-05T05:00:00Z")).toBe(true);
  expect(within(wholeMonday, "2026-01-06T04:59:00Z")).toBe(true);
  expect(within(wholeMonday, "2026-01-06T05:00:00Z")).toBe(false);
});

it("knows which time zones there are", () => {
  expect(isTimeZone("Pacific/Chatham")).toBe(true);
  expect(isTimeZone("Middle/Earth")).toBe(false);
});

it("never misses a change between two times of asking", () => {
  // Over both ends of summer time, in a zone that lies three quarters of an hour off.
  const zones = ["Europe/Berlin", "Australia/Lord_Howe", "Pacific/Chatham", "UTC"];
  for (const timeZone of zones) {
    for (const start of ["2026-03-27T00:00:00Z", "2026-04-03T00:00:00Z", "2026-10-23T00:00:00Z"]) {
      const hours = { ...office, timeZone, days: [5, 7], from: "23:15", to: "02:45" };
      const end = Date.parse(start) + 4 * 86_400_000;
      let asked = new Date(start);
      while (asked.getTime() < end) {
        const next = nextBoundary(hours, asked);
        const answer = isWithin(hours, asked);
        for (let time = asked.getTime(); time < next.getTime(); time += 300_000) {
          expect(
            isWithin(hours, new Date(time)),
            `${timeZone} ${new Date(time).toISOString()}`,
          ).toBe(answer);
        }
        asked = next;
      }
    }
  }
});
