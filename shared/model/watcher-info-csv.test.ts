import { describe, expect, it } from "vitest";
import { type WatcherEntry, WatcherInformation } from "../contract/watcher.ts";
import { watcherInfoCsv } from "./watcher-info-csv.ts";

const noon = "2026-01-01T12:00:00.000Z";

function csvOf(...parts: Partial<WatcherEntry>[]): string {
  const watchers = parts.map((part) => ({
    watcher: "bob@home",
    displayName: "Bob",
    kinds: ["fetcher", "poller"],
    state: null,
    event: null,
    handling: "allow",
    decidedAt: null,
    authenticationLevel: "password",
    firstAt: noon,
    lastAt: noon,
    fetchCount: 12,
    pollIntervalMs: 60_400,
    subscribeCount: 1,
    cancelCount: 0,
    subscribedMs: 90_000,
    refusedCount: 3,
    lastShown: "full",
    fetches: [],
    stays: [],
    refusals: [],
    ...part,
  }));
  const span = { from: noon, to: noon, spanDays: 30, light: [] };
  return watcherInfoCsv(
    WatcherInformation.parse({ presentity: "pres:ada@home", version: 1, ...span, watchers }),
  );
}

const nameIn = (displayName: string) => csvOf({ displayName }).split("\r\n")[1]?.slice(9);

describe("watcherInfoCsv", () => {
  it("is a header and one line per watcher, each with as many fields, ended by CRLF", () => {
    const [header = "", first, second, end, ...rest] = csvOf({}, { state: "active" }).split("\r\n");
    expect(header.startsWith("\uFEFFwatcher,name,kinds,subscription,")).toBe(true);
    expect(first).toBe(
      `bob@home,Bob,fetcher poller,,,${noon},${noon},12,60,1,0,90,3,full,password,allow,`,
    );
    expect(second?.split(",")).toHaveLength(header.split(",").length);
    expect([end, ...rest]).toEqual([""]);
  });

  it("is a header alone where nobody watched", () => {
    expect(csvOf().split("\r\n")).toHaveLength(2);
  });

  it("quotes what would end a field or a line, and doubles quotes", () => {
    expect(nameIn('Bob, "the" builder')).toMatch(/^"Bob, ""the"" builder",/);
    expect(csvOf({ displayName: "a\nb" })).toContain('"a\nb",');
  });

  it.each(["=1+1", "+1", "-1", "@SUM(A1)", " =1", "\u00a0=1", "＝1", "\t=1"])(
    "lets no spreadsheet take the name “%s” for a formula",
    (name) => expect(nameIn(name)?.replace('"', "")[0]).toBe("'"),
  );

  it("leaves a name alone that only holds such signs", () => {
    expect(nameIn("Anne-Marie = A")).toMatch(/^Anne-Marie = A,/);
  });
});
