import { describe, expect, it } from "vitest";
import type { Snapshot } from "../../../shared/contract/bridge.ts";
import { createScriptedHost } from "../testing/scripted-host.fixture.ts";
import { nameOf, unreadTotal } from "./desktop-state.ts";
import { followHost } from "./follow-host.ts";

type Buddies = Snapshot["buddies"];
type Conversations = Snapshot["conversations"];

const buddy = (person: string, name: string, displayName = "") =>
  ({ buddy: { presentity: `pres:${person}`, name }, displayName }) as Buddies[number];
const conversation = (person: string, unreadCount: number) =>
  ({ peer: `im:${person}`, unreadCount }) as Conversations[number];

const SNAPSHOT = {
  session: {},
  connection: { state: "online" },
  status: { choice: "away", note: "lunch" },
  away: null,
  preferences: { theme: "dark" },
  buddies: [
    buddy("ada@home", "", "Ada L."),
    buddy("bob@home", "Bobby", "Robert"),
    buddy("cy@home", ""),
  ],
  conversations: [conversation("ada@home", 2), conversation("bob@home", 0)],
} as unknown as Snapshot;

function following() {
  const { host, emit } = createScriptedHost();
  const follower = followHost(host);
  const changes: number[] = [];
  follower.onDidChange((state) => changes.push(unreadTotal(state)));
  return { emit, follower, changes };
}

describe("followHost", () => {
  it("knows nothing before it was told", () => {
    expect(following().follower.current()).toMatchObject({ isSignedIn: false, choice: null });
  });

  it("takes over what a snapshot says", () => {
    const { follower } = following();
    follower.load(SNAPSHOT);
    const state = follower.current();
    expect(state).toMatchObject({ isSignedIn: true, connection: "online", choice: "away" });
    expect(state).toMatchObject({ note: "lunch", theme: "dark" });
    expect(unreadTotal(state)).toBe(2);
  });

  it("calls people by one's own name for them, else by theirs, else by their address", () => {
    const { emit, follower } = following();
    follower.load(SNAPSHOT);
    const names = () =>
      ["ada@home", "bob@home", "cy@home"].map((who) => nameOf(follower.current(), who));
    expect(names()).toEqual(["Ada L.", "Bobby", "cy@home"]);
    const removed = ["pres:bob@home" as Buddies[number]["buddy"]["presentity"]];
    emit("buddies:changed", { buddies: [buddy("cy@home", "Cyril")], removed });
    expect(names()).toEqual(["Ada L.", "bob@home", "Cyril"]);
  });

  it("knows whether this computer went away by itself, until somebody is back", () => {
    const { emit, follower } = following();
    const since = "2026-01-01T12:00:00.000Z";
    const away = { stage: 1, cause: "idle", since, note: "", endedAt: null } as const;
    follower.load({ ...SNAPSHOT, away });
    expect(follower.current().isAway).toBe(true);
    emit("away:changed", { ...away, endedAt: since });
    expect(follower.current().isAway).toBe(false);
    emit("away:changed", away);
    emit("session:changed", null);
    expect(follower.current().isAway).toBe(false);
  });

  it("counts what is unread, conversation by conversation", () => {
    const { emit, follower, changes } = following();
    follower.load(SNAPSHOT);
    emit("conversations:changed", [conversation("cy@home", 3)]);
    emit("conversations:changed", [conversation("ada@home", 0)]);
    expect(changes).toEqual([2, 5, 3]);
  });

  it("forgets the account with the session, and is told nothing that does not concern it", () => {
    const { emit, follower, changes } = following();
    follower.load(SNAPSHOT);
    emit("requests:changed", []);
    emit("session:changed", null);
    expect(changes).toEqual([2, 0]);
    expect(follower.current()).toMatchObject({ isSignedIn: false, choice: null, note: "" });
    expect(follower.current().theme).toBe("dark");
  });
});
