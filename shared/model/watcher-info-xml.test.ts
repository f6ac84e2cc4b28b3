import { describe, expect, it } from "vitest";
import { SubscriptionEvent, SubscriptionState } from "../contract/presence.ts";
import { WatcherEntry, WatcherInformation } from "../contract/watcher.ts";
import { schemaComplaints } from "./fixtures/schema-complaints.ts";
import { WATCHER_INFO_SCHEMA } from "./fixtures/watcher-info-schema.ts";
import { watcherInfoXml } from "./watcher-info-xml.ts";

const noon = "2026-01-01T12:00:00.000Z";

function anEntry(watcher: string, change: object = {}): WatcherEntry {
  return WatcherEntry.parse({
    watcher,
    displayName: "",
    kinds: ["subscriber"],
    state: "active",
    event: "approved",
    handling: "allow",
    decidedAt: null,
    authenticationLevel: "password",
    firstAt: noon,
    lastAt: noon,
    fetchCount: 0,
    pollIntervalMs: null,
    subscribeCount: 1,
    cancelCount: 0,
    subscribedMs: 0,
    refusedCount: 0,
    lastShown: "full",
    fetches: [],
    stays: [],
    refusals: [],
    ...change,
  });
}

function information(...watchers: WatcherEntry[]): WatcherInformation {
  const span = { from: noon, to: "2026-01-01T12:01:30.500Z", spanDays: 7 };
  return WatcherInformation.parse({
    presentity: "pres:ada@home",
    version: 1_767_000_000_000,
    ...span,
    watchers,
    light: [],
  });
}

function full(...watchers: WatcherEntry[]): string {
  return watcherInfoXml({ information: information(...watchers), version: 0, since: null });
}

function partial(before: WatcherEntry[], after: WatcherEntry[]): string {
  const since = information(...before);
  return watcherInfoXml({ information: information(...after), version: 4, since });
}

function complaints(xml: string) {
  return schemaComplaints(xml, WATCHER_INFO_SCHEMA);
}

/** Who stands in it, with status and event. */
function rows(xml: string): string[] {
  return [...xml.matchAll(/<watcher id="([^"]*)" status="(\w*)" event="(\w*)"/g)].map((found) =>
    found.slice(1).join(" "),
  );
}

const looked = { kinds: ["fetcher"], state: null, event: null };

// Each validation is a WebAssembly module started anew.
describe("watcherInfoXml", { timeout: 60_000 }, () => {
  it("is valid RFC 3858 for every state, event and name", async () => {
    const entries = SubscriptionState.options.flatMap((state) =>
      SubscriptionEvent.options.map((event) =>
        anEntry(`${state}.${event}@home`, { state, event, displayName: `<"&'> 你好 \u0000` }),
      ),
    );
    expect(await complaints(full(...entries))).toEqual([]);
    expect(await complaints(full(anEntry("b[o%b@hö<me")))).toEqual([]);
    expect(await complaints(full())).toEqual([]);
    expect(await complaints(partial(entries.slice(0, 3), entries.slice(1)))).toEqual([]);
  });

  it("is held to a schema that refuses what RFC 3858 refuses", async () => {
    const xml = full(anEntry("bob@home"));
    expect(await complaints(xml.replace('"active"', '"asleep"'))).not.toEqual([]);
    expect(await complaints(xml.replace('version="0"', 'version="-1"'))).not.toEqual([]);
    expect(await complaints(xml.replace(/ id="[^"]*"/, ""))).not.toEqual([]);
  });

  it("names the watcher by the address of the person, and says since when they subscribe", () => {
    const stays = [{ from: noon, to: null, view: "full" }];
    const xml = full(anEntry("bob@home", { displayName: "Bob", stays }));
    expect(xml).toContain(
      '<watcher id="bob@home" status="active" event="approved" display-name="Bob" ' +
        'duration-subscribed="90">pres:bob@home</watcher>',
    );
  });

  it.each([
    ["whoever looked and saw", {}, "terminated timeout"],
    ["whoever looked and is quietly ignored", { handling: "polite-block" }, "terminated timeout"],
    ["whoever looked and waits for an answer", { handling: "confirm" }, "waiting timeout"],
    ["whoever was refused", { lastShown: "refused", handling: "confirm" }, "terminated rejected"],
    ["whoever is blocked by now", { handling: "block" }, "terminated rejected"],
  ])("has a row for %s", (_who, change, row) => {
    const xml = full(anEntry("bob@home", { ...looked, fetchCount: 5, ...change }));
    expect(rows(xml)).toEqual([`bob@home ${row}`]);
    expect(xml).toContain('kinds="fetcher" fetches="5"');
  });

  it("says in part only what changed, with its own version", () => {
    const same = anEntry("same@home");
    const xml = partial(
      [same, anEntry("bob@home", { state: "pending", event: "subscribe" })],
      [same, anEntry("bob@home"), anEntry("new@home")],
    );
    expect(xml).toContain('version="4" state="partial"');
    expect(rows(xml)).toEqual(["bob@home active approved", "new@home active approved"]);
  });

  it("ends the row of whoever the ledger has forgotten, unless it had ended", () => {
    const xml = partial(
      [
        anEntry("active@home"),
        anEntry("waiting@home", { state: "waiting", event: "timeout" }),
        anEntry("over@home", { state: "terminated", event: "rejected" }),
      ],
      [],
    );
    expect(rows(xml)).toEqual(["active@home terminated timeout", "waiting@home terminated giveup"]);
  });

  it("tells another look in part, and gives the same bytes for the same ledger", () => {
    const before = anEntry("bob@home", { ...looked, fetchCount: 1 });
    const after = anEntry("bob@home", { ...looked, fetchCount: 2 });
    expect(rows(partial([before], [after]))).toHaveLength(1);
    expect(rows(partial([before], [before]))).toEqual([]);
    expect(full(before)).toBe(full(before));
  });
});
