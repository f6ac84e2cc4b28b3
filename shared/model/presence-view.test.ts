import { describe, expect, it } from "vitest";
import { InboxAddress, PresentityAddress } from "../contract/address.ts";
import { type StatusDetails, TupleId } from "../contract/presence.ts";
import {
  advanceView,
  fullContent,
  type PresenceView,
  type PresentityPicture,
  unavailableContent,
  type ViewContent,
} from "./presence-view.ts";
import { initialSetting, NO_DETAILS } from "./status-setting.ts";

const noon = new Date("2026-01-01T12:00:00.000Z");
const later = (seconds: number) => new Date(noon.getTime() + seconds * 1_000);
const phone = { key: "phone", label: "Phone", userInput: "active" } as const;
const desk = { key: "desk", label: "Desk", userInput: "active" } as const;

function aPicture(change: Partial<PresentityPicture> = {}): PresentityPicture {
  return {
    presentity: PresentityAddress.parse("pres:ada@home"),
    inbox: InboxAddress.parse("im:ada@home"),
    displayName: "Ada",
    setting: initialSetting(noon),
    devices: [desk],
    signOff: { at: noon.toISOString(), basic: "open" },
    ...change,
  };
}

let made = 0;
function advance(view: PresenceView | null, content: ViewContent, now = noon): PresenceView {
  return advanceView(view, {
    presentity: aPicture().presentity,
    content,
    now,
    newTupleId: () => TupleId.parse(`id-${made++}`),
  });
}

describe("fullContent", () => {
  it("is the unavailable content for the invisible and the logged out alike, to the byte", () => {
    const invisible = aPicture({
      setting: { ...initialSetting(noon), choice: "invisible", note: "secret" },
    });
    const loggedOut = aPicture({ devices: [] });
    expect(JSON.stringify(fullContent(invisible))).toBe(JSON.stringify(fullContent(loggedOut)));
  });

  it("closes every tuple of somebody who does not accept messages", () => {
    const picture = aPicture({ setting: { ...initialSetting(noon), choice: "not-accepting" } });
    expect(fullContent(picture).tuples.map((tuple) => tuple.status.basic)).toEqual(["closed"]);
  });

  it("says of the person what they added to their choice, and nothing of what they did not", () => {
    const details: StatusDetails = {
      activities: ["meeting", "busy"],
      moods: ["in_awe"],
      place: { type: "office", text: "4th floor" },
      timeOffset: -210,
      noteLanguage: "en",
    };
    const setting = { ...initialSetting(noon), choice: "busy", note: "back at 3" } as const;
    const person = { displayName: "Ada", note: "back at 3", until: null };
    expect(fullContent(aPicture({ setting: { ...setting, details } })).person).toEqual({
      ...person,
      activities: ["busy", "meeting"],
      moods: ["in_awe"],
      place: { type: "office", text: "4th floor" },
      timeOffset: -210,
      noteLanguage: "en",
    });
    expect(fullContent(aPicture({ setting })).person).toEqual({ ...person, activities: ["busy"] });
  });

  it("says of an absent person nothing they added", () => {
    const details: StatusDetails = { ...NO_DETAILS, moods: ["angry"] };
    const setting = { ...initialSetting(noon), details };
    expect(fullContent(aPicture({ setting, devices: [] }))).toEqual(
      fullContent(aPicture({ devices: [] })),
    );
  });

  it("shows a device that went away by itself as away with its text, and the person as they chose", () => {
    const lastInput = later(-300).toISOString();
    const away = { stage: 2, note: "gone for long" } as const;
    const devices = [{ ...desk, userInput: "idle", lastInput, away } as const, phone];
    const { tuples, person } = fullContent(aPicture({ devices }));
    expect(tuples).toMatchObject([
      { status: { activities: ["away"] }, note: "gone for long", device: { lastInput } },
      { status: { activities: [] }, device: { userInput: "active" } },
    ]);
    expect(tuples[1]).not.toHaveProperty("note");
    expect(person?.activities).toEqual([]);
  });

  it.each([
    ["away", ["away"]],
    ["busy", ["busy"]],
    ["not-accepting", []],
  ] as const)("leaves %s, which was chosen by hand, as it is", (choice, activities) => {
    const away = { stage: 1, note: "nobody here" } as const;
    const setting = { ...initialSetting(noon), choice };
    const devices = [{ ...desk, userInput: "idle", away } as const];
    const [tuple] = fullContent(aPicture({ setting, devices })).tuples;
    expect(tuple).toMatchObject({ status: { activities }, device: { userInput: "idle" } });
    expect(tuple).not.toHaveProperty("note");
  });

  it("shows nothing of it of somebody invisible", () => {
    const away = { stage: 1, note: "nobody here" } as const;
    const invisible = { setting: { ...initialSetting(noon), choice: "invisible" } } as const;
    const gone = [{ ...desk, userInput: "idle", lastInput: noon.toISOString(), away } as const];
    expect(fullContent(aPicture({ ...invisible, devices: gone }))).toEqual(
      fullContent(aPicture(invisible)),
    );
  });

  it("never tells since when a device is unused that is in use", () => {
    const devices = [{ ...desk, lastInput: noon.toISOString() }];
    expect(fullContent(aPicture({ devices })).tuples[0]?.device).toEqual({
      label: "Desk",
      userInput: "active",
    });
  });

  it("never shows a document without a tuple", () => {
    expect(fullContent(aPicture({ devices: [] })).tuples).toHaveLength(1);
  });
});

describe("advanceView", () => {
  it("keeps the very document when nothing in it changed", () => {
    const view = advance(null, fullContent(aPicture()));
    expect(advance(view, fullContent(aPicture()), later(60))).toBe(view);
  });

  it("follows the clock with its versions, so that none tells how many changes were withheld", () => {
    const one = advance(null, fullContent(aPicture()));
    const idle = fullContent(aPicture({ devices: [{ ...desk, userInput: "idle" }] }));
    expect(advance(one, idle, later(5)).document.version).toBe(one.document.version + 5_000);
  });

  it("goes forward with its versions when the clock went back", () => {
    const one = advance(null, fullContent(aPicture()));
    const two = advance(one, fullContent(aPicture({ devices: [] })), later(-3_600));
    expect(two.document.version).toBe(one.document.version + 1);
  });

  it("keeps the ids of tuples that stay", () => {
    const one = advance(null, fullContent(aPicture()));
    const two = advance(
      one,
      fullContent(aPicture({ devices: [desk, { ...desk, key: "phone" }] })),
      later(1),
    );
    expect(two.document.tuples[0]).toEqual(one.document.tuples[0]);
    expect(two.document.tuples[1]?.timestamp).toBe(later(1).toISOString());
  });

  it("never lets a device's own key out", () => {
    expect(JSON.stringify(advance(null, fullContent(aPicture())).document)).not.toContain('"key"');
  });

  it("gives a quietly ignored watcher what an ordinary sign-off gives", () => {
    const signOff = { at: later(5).toISOString(), basic: "open" } as const;
    const full = advance(null, fullContent(aPicture()));
    const ignored = advance(full, unavailableContent(aPicture().inbox, signOff), later(5));
    const signedOff = advance(full, fullContent(aPicture({ devices: [], signOff })), later(5));
    const canonical = (view: PresenceView) =>
      JSON.stringify(view.document).replaceAll(/id-\d+/g, "id");
    expect(canonical(ignored)).toBe(canonical(signedOff));
  });
});
