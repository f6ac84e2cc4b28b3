import { describe, expect, it } from "vitest";
import { PresenceDocument, Subscription } from "../../../shared/contract/presence.ts";
import { NOTHING_KNOWN, takeNotification, takeSilence, takeWatched } from "./known-presence.ts";

const noon = "2026-01-01T12:00:00.000Z";
const later = "2026-01-01T12:05:00.000Z";

function aDocument(version: number, displayName?: string): PresenceDocument {
  return PresenceDocument.parse({
    presentity: "pres:bob@home",
    version,
    timestamp: noon,
    tuples: [{ id: "t1", status: { basic: "open", activities: [] }, timestamp: noon, markup: [] }],
    ...(displayName === undefined
      ? {}
      : { person: { displayName, activities: [], note: "", until: null } }),
  });
}

function aSubscription(
  change: Partial<Record<"id" | "state" | "stateSince" | "createdAt", string>> = {},
) {
  return Subscription.parse({
    id: "5f0c7b9e-0d0b-4d4e-9d0e-0d4c1f7a2b10",
    watcher: "ada@home",
    presentity: "pres:bob@home",
    state: "active",
    event: "approved",
    createdAt: noon,
    stateSince: noon,
    ...change,
  });
}

const watched = takeWatched(
  NOTHING_KNOWN,
  { subscription: aSubscription(), document: aDocument(5) },
  noon,
);

describe("what a watcher knows", () => {
  it("is not changed by a notification nobody asked for", () => {
    expect(takeNotification(NOTHING_KNOWN, aDocument(1), noon)).toBe(NOTHING_KNOWN);
    const ended = takeWatched(
      watched,
      {
        subscription: aSubscription({ state: "terminated", stateSince: later }),
        document: aDocument(6),
      },
      later,
    );
    expect(takeNotification(ended, aDocument(7), later)).toBe(ended);
    expect(ended.isLive).toBe(false);
  });

  it("is not changed by an older version", () => {
    expect(takeNotification(watched, aDocument(4), noon)).toBe(watched);
    expect(takeNotification(watched, aDocument(6), noon).document?.version).toBe(6);
  });

  it("starts over with a new connection, for the service may have, too", () => {
    const silent = takeSilence(watched, later);
    expect(silent).toMatchObject({ isLive: false, asOf: later });
    const again = takeWatched(
      silent,
      { subscription: aSubscription(), document: aDocument(1) },
      later,
    );
    expect(again).toMatchObject({ isLive: true, document: { version: 1 } });
  });

  it("is not set back by the reply about a subscription that has changed since", () => {
    const approved = takeWatched(
      watched,
      { subscription: aSubscription({ stateSince: later }), document: aDocument(6) },
      later,
    );
    const late = { subscription: aSubscription({ state: "pending" }), document: aDocument(5) };
    expect(takeWatched(approved, late, later)).toBe(approved);
  });

  it("keeps the name of somebody who went out of sight", () => {
    const named = takeNotification(watched, aDocument(6, "Bob"), noon);
    expect(takeNotification(named, aDocument(7), noon).displayName).toBe("Bob");
  });
});
