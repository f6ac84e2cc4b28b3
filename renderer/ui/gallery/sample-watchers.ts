import type { LaneGroup, OwnLane, Span, WatcherMark } from "../timeline-model.ts";

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

/** A Thursday; the pictures stay the same whenever they are taken. */
export const NOW = new Date(2026, 10, 26, 14, 32).getTime();
export const MONTH: Span = { start: NOW - 30 * DAY_MS, end: NOW };

function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

/** The light was on in the mornings and afternoons of most days. */
function openSpans(): readonly Span[] {
  const random = seeded(3);
  return Array.from({ length: 31 }, (_, day) => {
    const midnight = new Date(NOW - (30 - day) * DAY_MS).setHours(0, 0, 0, 0);
    if (random() < 0.2) return [];
    return [9, 13].map((hour) => {
      const start = midnight + (hour + random()) * HOUR_MS;
      return { start, end: Math.min(NOW, start + (2.5 + random() * 1.5) * HOUR_MS) };
    });
  })
    .flat()
    .filter((span) => span.end > span.start && span.start > MONTH.start);
}

export const OPEN = openSpans();

export const OWN: OwnLane = {
  name: "Jamila Marchetti",
  label: "Your light",
  lamp: "lit",
  present: "On",
  description: "You: light on 49 times",
  beams: OPEN.map((span, index) => ({ ...span, isHalf: index % 9 === 4 })),
};

const wasOpen = (at: number) => OPEN.some(({ start, end }) => start <= at && at <= end);
const at = (days: number) => NOW - days * DAY_MS;
const stay = (from: number, to: number): WatcherMark => ({
  kind: "subscribed",
  start: at(from),
  end: at(to),
  isOpen: to === 0,
});
const look = (days: number): WatcherMark => ({
  kind: "fetched",
  at: at(days),
  sawOpen: wasOpen(at(days)),
});

function polls(): readonly WatcherMark[] {
  const count = 14 * 24 * 12;
  return Array.from({ length: count }, (_, index) => look((index * 5) / (60 * 24)));
}

function shortStays(): readonly WatcherMark[] {
  return OPEN.slice(14).map(({ start }) => ({
    kind: "subscribed",
    start: start + 60_000,
    end: start + 180_000,
    isOpen: false,
  }));
}

export const LANES: readonly LaneGroup[] = [
  {
    id: "seen",
    lanes: [
      lane("Ada Byron-King", [stay(31, 25.7), stay(25.6, 13.2), stay(13.1, 0)], "Watching", {
        isLit: true,
      }),
      lane("נועה בן־דוד", [stay(22, 0)], "Watching", { isLit: true }),
      lane(
        "Leilani Kahananui",
        [
          { kind: "ignored", start: at(27), end: at(18.5), isOpen: false },
          { kind: "ignored", start: at(14), end: NOW, isOpen: true },
        ],
        "Watching",
      ),
      lane("Tomasz Wiśniewski", polls(), "Looked 2 min ago", {
        callout: { words: "Every 5 min, never subscribed", short: "Every 5 min" },
      }),
      lane("Dmitri Aleksandrovich Korolyov-Saltykov", shortStays(), "Left at 13:04", {
        callout: { words: "41 short stays, about 2 min each", short: "41 stays" },
      }),
      lane(
        "سارة المنصوري",
        [29.2, 26, 22.1, 18, 15.1, 12, 8.1, 4, 0.1].map(look),
        "Looked at 11:00",
      ),
      lane(
        "talent@recruiting.example",
        [24, 22, 21, 17, 14, 13, 10, 8, 7, 3, 1.1].map(look),
        "Looked 25 Nov",
      ),
      lane("Þórdís Guðmundsdóttir", [stay(31, 15.7), look(11), look(4.2)], "Looked 22 Nov"),
    ],
  },
  {
    id: "refused",
    heading: "Asked and were refused",
    lanes: [
      lane(
        "Viktor Hale",
        [28.4, 27.7, 27, 21.3, 15.4, 14.7, 9.2, 3.5, 1.3].map((days) => ({
          kind: "refused",
          at: at(days),
        })),
        "Blocked, 9 tries",
      ),
      lane("Bartholomew Fitzgerald-Nakamura", [{ kind: "asked", at: at(0.4) }], "Waits for you"),
    ],
  },
];

function lane(
  name: string,
  marks: readonly WatcherMark[],
  present: string,
  more: {
    readonly isLit?: boolean;
    readonly callout?: { readonly words: string; readonly short: string };
  } = {},
) {
  return {
    id: name,
    name,
    marks,
    present,
    sawOpen: OPEN,
    description: `${name}, ${present}`,
    ...more,
  };
}

export interface SampleWatcher {
  readonly id: string;
  readonly name: string;
  readonly how: string;
  readonly last: string;
  readonly looks: number;
  readonly shown: string;
}

export const WATCHERS: readonly SampleWatcher[] = [
  {
    id: "ada",
    name: "Ada Byron-King",
    how: "Subscribed",
    last: "Watching now",
    looks: 2,
    shown: "Everything",
  },
  {
    id: "noa",
    name: "נועה בן־דוד",
    how: "Subscribed",
    last: "Watching now",
    looks: 0,
    shown: "Everything",
  },
  {
    id: "tomasz",
    name: "Tomasz Wiśniewski",
    how: "Looks every 5 min",
    last: "2 min ago",
    looks: 4098,
    shown: "Status only",
  },
  {
    id: "dmitri",
    name: "Dmitri Aleksandrovich Korolyov-Saltykov",
    how: "Comes and goes",
    last: "13:04",
    looks: 0,
    shown: "Everything",
  },
];
