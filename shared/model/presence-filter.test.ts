import { describe, expect, it } from "vitest";
import type { PresenceFilter } from "../contract/presence-filter.ts";
import {
  filterContent,
  filterKey,
  narrow,
  SHOW_EVERYTHING,
  SHOW_LIGHT_ONLY,
} from "./presence-filter.ts";
import type { ViewContent } from "./presence-view.ts";

type TupleContent = ViewContent["tuples"][number];

function device(label: string, more: Partial<TupleContent> = {}): TupleContent {
  return {
    key: label,
    status: { basic: "open", activities: ["busy"] },
    contact: { means: "im", address: "im:ada@home" },
    device: { label, userInput: "active" },
    note: "here",
    markup: [{ name: "{urn:x}colour", value: "amber" }],
    ...more,
  };
}

const idle: NonNullable<TupleContent["device"]> = {
  label: "Desk",
  userInput: "idle",
  lastInput: "2026-03-02T11:58:00.000Z",
};

const present: ViewContent = {
  tuples: [
    device("Desk", { device: idle }),
    device("Phone"),
    {
      key: "tel",
      status: { basic: "closed", activities: [] },
      contact: { means: "tel", address: "tel:+4930123" },
      markup: [],
    },
  ],
  person: {
    displayName: "Ada",
    activities: ["busy"],
    note: "in Berlin",
    noteLanguage: "en",
    until: "2026-03-02T15:00:00.000Z",
    moods: ["curious"],
    place: { type: "office", text: "4th floor" },
    timeOffset: 60,
  },
};

const absent: ViewContent = {
  tuples: [
    {
      key: "inbox",
      status: { basic: "open", activities: [] },
      contact: { means: "im", address: "im:ada@home" },
      markup: [],
    },
  ],
  lastSeen: "2026-03-02T11:58:31.123Z",
};

/** Somebody available whose devices went away by themselves, and when. */
function leaving(desk: "here" | "away" | "long", phone: "here" | "away" | "long"): ViewContent {
  const tuple = (label: string, how: typeof desk) => {
    const { note: _note, ...rest } = device(label);
    if (how === "here") return { ...rest, status: { basic: "open" as const, activities: [] } };
    const status = { basic: "open" as const, activities: ["away" as const] };
    const note = how === "away" ? {} : { note: "gone for long" };
    return { ...rest, ...note, status, device: { ...idle, label } };
  };
  const { person: _person, ...rest } = present;
  return {
    ...rest,
    tuples: [tuple("Desk", desk), tuple("Phone", phone), ...present.tuples.slice(2)],
    person: { displayName: "Ada", activities: [], note: "", until: null },
  };
}

const awayContents = [leaving("here", "away"), leaving("away", "long"), leaving("long", "long")];

const booleans = ["activities", "mood", "place", "notes", "markup"] as const;

/** Every filter there is. */
function allFilters(): PresenceFilter[] {
  let all: PresenceFilter[] = [SHOW_EVERYTHING];
  const vary = <K extends keyof PresenceFilter>(key: K, values: readonly PresenceFilter[K][]) => {
    all = all.flatMap((filter) => values.map((value) => ({ ...filter, [key]: value })));
  };
  vary("devices", ["each", "one"]);
  vary("means", ["all", "messages"]);
  for (const key of booleans) vary(key, [true, false]);
  vary("userInput", ["full", "bare", "none"]);
  vary("lastSeen", ["exact", "day", "none"]);
  return all;
}

const filters = allFilters();

describe("a filter", () => {
  it("that shows everything changes nothing", () => {
    expect(filterContent(present, SHOW_EVERYTHING)).toEqual(present);
    expect(filterContent(absent, SHOW_EVERYTHING)).toEqual(absent);
  });

  it("lets through what it let through before, whichever it is", () => {
    for (const filter of filters) {
      for (const content of [present, absent, ...awayContents]) {
        const once = filterContent(content, filter);
        expect(filterContent(once, filter)).toEqual(once);
      }
    }
  });

  it("always leaves a STATUS with the address of the inbox", () => {
    for (const filter of filters) {
      const [first] = filterContent(present, filter).tuples;
      expect(first).toMatchObject({ status: { basic: "open" }, contact: { means: "im" } });
    }
  });

  it("for the light alone says that somebody is there", () => {
    expect(filterContent(present, SHOW_LIGHT_ONLY)).toEqual({
      tuples: [
        {
          key: "devices",
          status: { basic: "open", activities: [] },
          contact: { means: "im", address: "im:ada@home" },
          device: {},
          markup: [],
        },
      ],
      person: { displayName: "Ada", activities: [], note: "", until: null },
    });
  });

  it("for one device shows the one that is used, and when the last was where none is", () => {
    const one = { ...SHOW_EVERYTHING, devices: "one" } as const;
    expect(filterContent(present, one).tuples[0]?.device).toEqual({ userInput: "active" });
    const both = { ...present, tuples: [device("Desk", { device: idle })] };
    expect(filterContent(both, one).tuples[0]?.device).toEqual({
      userInput: "idle",
      lastInput: "2026-03-02T11:58:00.000Z",
    });
  });

  it("makes the last moment somebody was here a day, or nothing", () => {
    const lastSeen = (precision: PresenceFilter["lastSeen"]) =>
      filterContent(absent, { ...SHOW_EVERYTHING, lastSeen: precision }).lastSeen;
    expect(lastSeen("exact")).toBe("2026-03-02T11:58:31.123Z");
    expect(lastSeen("day")).toBe("2026-03-02T00:00:00.000Z");
    expect(lastSeen("none")).toBeNull();
  });
});

describe("what a filter keeps back", () => {
  /** The same person, different in one thing only. */
  const differences: readonly [string, (filter: PresenceFilter) => boolean, ViewContent][] = [
    [
      "devices",
      ({ devices }) => devices === "one",
      withTuple({ device: { ...idle, label: "Lap" } }),
    ],
    ["means", ({ means }) => means === "messages", without("tel")],
    ["activities", ({ activities }) => !activities, withPerson({ activities: ["meeting"] })],
    ["mood", ({ mood }) => !mood, withPerson({ moods: ["angry"] })],
    ["place", ({ place }) => !place, withPerson({ place: { type: "bar", text: "" } })],
    ["time zone", ({ place }) => !place, withPerson({ timeOffset: -480 })],
    ["note", ({ notes }) => !notes, withPerson({ note: "elsewhere" })],
    ["until", ({ notes }) => !notes, withPerson({ until: null })],
    [
      "user input",
      ({ userInput }) => userInput === "none",
      withTuple({ device: { label: "Desk" } }),
    ],
    ["last input", ({ userInput }) => userInput !== "full", withTuple({ device: laterIdle() })],
    ["markup", ({ markup }) => !markup, withTuple({ device: idle, markup: [] })],
  ];

  it.each(differences)("can't be told from what is shown: %s", (_what, isHidden, other) => {
    const hiding = filters.filter(isHidden);
    expect(hiding.length).toBeGreaterThan(0);
    for (const filter of hiding) {
      expect(filterContent(other, filter)).toEqual(filterContent(present, filter));
    }
  });

  function withPerson(more: Partial<NonNullable<ViewContent["person"]>>): ViewContent {
    return { ...present, person: { ...personOf(present), ...more } };
  }

  function withTuple(more: Partial<TupleContent>): ViewContent {
    const [, ...others] = present.tuples;
    return { ...present, tuples: [{ ...device("Desk"), ...more }, ...others] };
  }

  function without(means: string): ViewContent {
    return { ...present, tuples: present.tuples.filter(({ contact }) => contact?.means !== means) };
  }

  function laterIdle() {
    return { ...idle, lastInput: "2026-03-02T11:59:00.000Z" };
  }

  function personOf({ person }: ViewContent) {
    if (person === undefined) throw new Error("somebody is there");
    return person;
  }
});

describe("a view without the use of devices", () => {
  const without = filters.filter(({ userInput }) => userInput === "none");

  it("looks the same whichever device is the one in use", () => {
    for (const filter of without) {
      const inUse = filterContent(leaving("here", "here"), filter);
      expect(filterContent(leaving("here", "away"), filter)).toEqual(inUse);
      expect(filterContent(leaving("long", "here"), filter)).toEqual(inUse);
    }
  });

  it("does not show the second stage, which would tell since when", () => {
    for (const filter of without) {
      const away = filterContent(leaving("away", "away"), filter);
      expect(filterContent(leaving("away", "long"), filter)).toEqual(away);
      expect(filterContent(leaving("long", "long"), filter)).toEqual(away);
    }
  });

  it("shows the light of somebody who went away, unless it hides what they do", () => {
    for (const filter of without) {
      const { tuples } = filterContent(leaving("away", "long"), filter);
      const devices = tuples.filter((tuple) => tuple.device !== undefined);
      for (const { status } of devices) {
        expect(status.activities).toEqual(filter.activities ? ["away"] : []);
      }
    }
  });
});

describe("one nameless device", () => {
  const one = { ...SHOW_EVERYTHING, devices: "one" } as const;

  it("is not away while one of them is in use", () => {
    const [merged] = filterContent(leaving("away", "here"), one).tuples;
    expect(merged).toMatchObject({ status: { activities: [] }, device: { userInput: "active" } });
    const [away] = filterContent(leaving("away", "long"), one).tuples;
    expect(away).toMatchObject({ status: { activities: ["away"] } });
  });
});

describe("two filters", () => {
  it("share a view exactly when they are the same", () => {
    expect(new Set(filters.map(filterKey)).size).toBe(filters.length);
  });

  it("together show no more than each, in whichever order", () => {
    for (const filter of filters) {
      expect(narrow(filter, filter)).toEqual(filter);
      expect(narrow(filter, SHOW_EVERYTHING)).toEqual(filter);
      expect(narrow(SHOW_LIGHT_ONLY, filter)).toEqual(SHOW_LIGHT_ONLY);
    }
    const [a, b] = [filters[77], filters[901]];
    if (a === undefined || b === undefined) throw new Error("there are as many");
    expect(narrow(a, b)).toEqual(narrow(b, a));
  });
});
