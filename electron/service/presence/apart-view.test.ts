import { describe, expect, it } from "vitest";
import {
  InboxAddress,
  PresentityAddress,
  PrincipalAddress,
} from "../../../shared/contract/address.ts";
import { type PresenceDocument, TupleId } from "../../../shared/contract/presence.ts";
import {
  advanceView,
  fullContent,
  type PresenceView,
  type PresentityPicture,
} from "../../../shared/model/presence-view.ts";
import { SHOW_EVERYTHING } from "../../../shared/model/presence-filter.ts";
import { initialSetting } from "../../../shared/model/status-setting.ts";
import {
  type ApartView,
  dismissedDocument,
  ignoredDocument,
  returningDocument,
  strangerDocument,
} from "./apart-view.ts";

const presentity = PresentityAddress.parse("pres:ada@home");
const watcher = PrincipalAddress.parse("bob@home");
const inbox = InboxAddress.parse("im:ada@home");
const noon = Date.parse("2026-01-01T12:00:00.000Z");
const at = (minutes: number) => new Date(noon + minutes * 60_000);
const desk = { key: "desk", label: "Desk", userInput: "active" } as const;

/** The full view of somebody who came at noon, and then did these things at these minutes. */
function fullView(...changes: [minutes: number, change: Partial<PresentityPicture>][]) {
  const picture: PresentityPicture = {
    presentity,
    inbox,
    displayName: "Ada",
    setting: initialSetting(at(0)),
    devices: [desk],
    signOff: { at: null, basic: "open" },
  };
  return [[0, {}] as const, ...changes].reduce<PresenceView | null>((view, [minutes, change]) => {
    const now = at(minutes);
    const signOff = { at: now.toISOString(), basic: "open" } as const;
    const content = fullContent({ ...picture, signOff, ...change });
    return advanceView(view, {
      presentity,
      content,
      now,
      newTupleId: () => TupleId.parse("desk1"),
    });
  }, null);
}

function viewOf(...changes: Parameters<typeof fullView>): PresenceView {
  const view = fullView(...changes);
  if (view === null) throw new Error("nobody's view");
  return view;
}

function documentOf(...changes: Parameters<typeof fullView>): PresenceDocument {
  return viewOf(...changes).document;
}

const shows = SHOW_EVERYTHING;
const shared = { shows, tupleIds: null, permits: null };
const busy = { setting: { ...initialSetting(at(0)), choice: "busy" } } as const;
const gone = { devices: [] };

describe("ignoredDocument", () => {
  it("is to the byte what an ordinary sign-off gives", () => {
    const ignored = ignoredDocument({ held: documentOf(), inbox, shows, now: at(5) }, true);
    expect(JSON.stringify(ignored)).toBe(JSON.stringify(documentOf([5, gone])));
  });

  it("is what an ordinary sign-off gives when the clock went back, too", () => {
    const ignored = ignoredDocument({ held: documentOf(), inbox, shows, now: at(-60) }, true);
    expect(JSON.stringify(ignored)).toBe(JSON.stringify(documentOf([-60, gone])));
  });

  it("leaves the absence that a watcher already sees as it is", () => {
    const held = documentOf([5, gone]);
    expect(ignoredDocument({ held, inbox, shows, now: at(30) }, true)).toBe(held);
  });

  it("opens the absence of somebody who left closed, because messages are accepted", () => {
    const held = documentOf([
      5,
      { ...gone, signOff: { at: at(5).toISOString(), basic: "closed" } },
    ]);
    const ignored = ignoredDocument({ held, inbox, shows, now: at(30) }, true);
    expect(ignored.tuples[0]?.status.basic).toBe("open");
    expect(ignored.lastSeen).toBe(held.lastSeen);
    expect(ignored.version).toBeGreaterThan(held.version);
  });

  it("shows a stranger what the approval of somebody absent gives", () => {
    const held = strangerDocument(presentity, inbox, at(-600));
    const ignored = ignoredDocument({ held, inbox, shows, now: at(5) }, false);
    expect(JSON.stringify(ignored)).toBe(JSON.stringify(documentOf([5, gone])));
  });
});

describe("dismissedDocument", () => {
  it("is a stranger's, and later than what was held", () => {
    const held = documentOf([5, busy]);
    const dismissed = dismissedDocument({ held, inbox, shows, now: at(6) });
    expect(dismissed.lastSeen).toBeNull();
    expect(dismissed.version).toBeGreaterThan(held.version);
  });
});

describe("returningDocument", () => {
  function ignoredAt(minutes: number, held: PresenceDocument, returned: number): ApartView {
    const document = ignoredDocument({ held, inbox, shows, now: at(minutes) }, true);
    return { document, returnsFrom: at(returned).toISOString(), ...shared };
  }

  it("shows nothing from the time apart: it reads like an ordinary sign-in", () => {
    const shown = returningDocument(viewOf(), watcher, ignoredAt(5, documentOf(), 60));
    const times = [shown.timestamp, ...shown.tuples.map((tuple) => tuple.timestamp)];
    expect(new Set(times)).toEqual(new Set([at(60).toISOString()]));
    expect(shown.version).toBe(at(60).getTime());
    expect(shown.person?.displayName).toBe("Ada");
  });

  it("stays the very document as long as nothing changes", () => {
    const document = returningDocument(viewOf(), watcher, ignoredAt(5, documentOf(), 60));
    const apart = { document, returnsFrom: at(60).toISOString(), ...shared };
    expect(returningDocument(viewOf(), watcher, apart)).toBe(document);
  });

  it("keeps the absence they know while the person is away since before", () => {
    const apart = ignoredAt(5, documentOf(), 60);
    expect(returningDocument(viewOf([40, gone]), watcher, apart)).toBe(apart.document);
  });

  it("shows how it is to those who had to wait, also while nobody is there", () => {
    const document = dismissedDocument({ held: documentOf(), inbox, shows, now: at(5) });
    const full = viewOf([40, gone]);
    const returnsFrom = at(60).toISOString();
    const shown = returningDocument(full, watcher, { document, returnsFrom, ...shared });
    expect(shown.lastSeen).toBe(full.document.lastSeen);
    expect(shown.version).toBeGreaterThan(document.version);
  });

  it("ends in the full view once somebody comes or goes", () => {
    const full = viewOf([90, busy]);
    expect(returningDocument(full, watcher, ignoredAt(5, documentOf(), 60))).toBe(full.document);
    const left = viewOf([90, gone]);
    expect(returningDocument(left, watcher, ignoredAt(5, documentOf(), 60))).toBe(left.document);
  });

  it("has ids that were never seen before for as long as the device stays", () => {
    const apart = ignoredAt(5, documentOf(), 60);
    const first = returningDocument(viewOf(), watcher, apart);
    const later = returningDocument(viewOf([90, busy]), watcher, { ...apart, document: first });
    const [before, shown, kept] = [documentOf(), first, later].map(({ tuples }) => tuples[0]?.id);
    expect(shown).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(shown).not.toBe(before);
    expect(kept).toBe(shown);
    const again = { ...apart, returnsFrom: at(61).toISOString() };
    expect(returningDocument(viewOf(), watcher, again).tuples[0]?.id).not.toBe(shown);
  });

  it("never goes back in version", () => {
    const apart = ignoredAt(5, documentOf(), 5);
    expect(returningDocument(viewOf(), watcher, apart).version).toBeGreaterThan(
      apart.document.version,
    );
  });
});
