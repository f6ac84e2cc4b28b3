import { describe, expect, it } from "vitest";
import { ruleBook } from "../../../shared/model/access-book.ts";
import { aBuddy, presentity } from "../../testing/people.ts";
import { isWatcher, standingOf, watchRows } from "./watch-row.ts";
import {
  aComer,
  ago,
  anAsker,
  anEntry,
  aPoller,
  aRefused,
  aSubscriber,
  DAY,
  HOUR,
  NOW,
  rowOf,
  rowsOf,
} from "./watch.fixture.ts";

describe("standing of a watcher", () => {
  it("is watching while a stay is open", () => {
    expect(standingOf(aSubscriber("ada"), "allow")).toBe("watching");
  });

  it("is asked only until somebody decides", () => {
    expect(standingOf(anAsker("bart"), "confirm")).toBe("asked");
    expect(standingOf(anAsker("bart", { state: "waiting" }), "confirm")).toBe("asked");
    expect(standingOf(anAsker("bart"), "allow")).toBe("watching");
  });

  it("is refused for those who never saw anything", () => {
    expect(standingOf(aRefused("viktor"), "block")).toBe("refused");
  });

  it("stays seen for those who watched before they were blocked", () => {
    const before = [{ from: ago(5 * DAY), to: ago(4 * DAY), view: "full" as const }];
    expect(standingOf(aRefused("viktor", { stays: before }), "block")).toBe("seen");
    expect(standingOf(aRefused("viktor", { fetchCount: 3 }), "block")).toBe("seen");
  });
});

describe("rows of the ledger", () => {
  it("stand by who watches now, longest first, then by who was seen last", () => {
    const rows = rowsOf([
      anEntry("sara", { lastAt: ago(2 * DAY) }),
      aSubscriber("ada", { subscribedMs: DAY }),
      aComer("dmitri", { lastAt: ago(HOUR) }),
      aSubscriber("noa", { subscribedMs: 22 * DAY }),
    ]);
    expect(rows.map(({ name }) => name.split("@")[0])).toEqual(["noa", "ada", "dmitri", "sara"]);
  });

  it("count whoever saw the light, on or off, and nobody else", () => {
    const rows = rowsOf([
      aSubscriber("ada"),
      aPoller("tomasz"),
      anAsker("bart"),
      aRefused("viktor"),
    ]);
    expect(rows.filter(isWatcher).map(({ id }) => id.split("@")[0])).toEqual(["ada", "tomasz"]);
  });

  it("say what the rules give now, whatever the ledger was written with", () => {
    expect(rowOf(aPoller("tomasz", { handling: "allow" }), "polite-block").handling).toBe(
      "polite-block",
    );
    expect(rowOf(aPoller("tomasz", { handling: "allow" }))).toMatchObject({
      handling: "confirm",
      decidedAt: null,
    });
  });

  it("call a buddy by one's own name and light the window as their lamp is", () => {
    const ada = {
      name: "ada",
      displayName: "Ada",
      ownName: "Countess",
      light: "available" as const,
    };
    const [row] = watchRows({
      watchers: [aSubscriber("ada", { displayName: "Ada Byron-King" })],
      buddies: new Map([[presentity("ada"), aBuddy(ada, NOW)]]),
      rules: ruleBook([]),
      isOnline: true,
    });
    expect(row).toMatchObject({ name: "Countess", isLit: true });
  });

  it("call a stranger what they call themself, else by the address", () => {
    expect(rowOf(anEntry("sara", { displayName: "Sara" })).name).toBe("Sara");
    expect(rowOf(anEntry("sara")).name).toBe("sara@analytical.example");
  });
});
