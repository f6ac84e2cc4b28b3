import { randomUUID } from "node:crypto";
import { beforeEach, expect, it } from "vitest";
import { DeviceId } from "../../../shared/contract/account.ts";
import { SHOW_EVERYTHING } from "../../../shared/model/presence-filter.ts";
import { PresentityAddress, PrincipalAddress } from "../../../shared/contract/address.ts";
import { SubscriptionId } from "../../../shared/contract/presence.ts";
import { pollInterval } from "../../../shared/model/watch-statistics.ts";
import type { AccountId } from "../ports.ts";
import { onEveryBackend } from "../testing/backends.fixture.ts";
import type { RecordedFetch } from "../watcher/ledger-repository.ts";

const noon = Date.parse("2026-01-01T12:00:00.000Z");
const DAY_MS = 86_400_000;
const at = (ms: number) => new Date(noon + ms).toISOString();

onEveryBackend("the ledger", (backend) => {
  let presentity: PresentityAddress;
  let watcher: PrincipalAddress;

  beforeEach(async () => {
    presentity = PresentityAddress.parse(`pres:${randomUUID()}@host.test`);
    watcher = PrincipalAddress.parse(`${randomUUID()}@host.test`);
    // Sound: made up for this test, as the brand asks for nothing but being an account's own.
    const id = randomUUID() as AccountId;
    const createdAt = at(0);
    await backend().accounts.create({
      account: {
        id,
        principal: watcher,
        displayName: "Bob",
        passwordHash: "none",
        name: watcher,
        skeleton: watcher,
        createdAt,
      },
      device: {
        id: DeviceId.parse(randomUUID()),
        accountId: id,
        label: "Test",
        kind: "desktop",
        tokenHash: randomUUID(),
        createdAt,
      },
      invitationHash: null,
    });
  });

  function aFetch(ms: number, change: Partial<RecordedFetch> = {}): RecordedFetch {
    return {
      presentity,
      watcher,
      at: at(ms),
      authenticationLevel: "password",
      shown: "full",
      isLit: true,
      ...change,
    };
  }

  async function read(now: number, spanDays = 30) {
    const from = at(now - spanDays * DAY_MS);
    const finelyFrom = at(now - DAY_MS);
    const span = { from, finelyFrom, anonymousUntil: at(now) };
    const { rows } = await backend().ledger.read(presentity, span);
    return rows;
  }

  it("adds up the same in one batch and in many", async () => {
    const { ledger } = backend();
    const times = [0, 10_000, 20_000, 30_000, 41_000];
    await ledger.record(times.slice(0, 3).map((ms) => aFetch(ms)));
    for (const ms of times.slice(3)) await ledger.record([aFetch(ms)]);
    const [row] = await read(60_000);
    expect(row).toMatchObject({ fetchCount: 5, intervals: { count: 4, sumMs: 41_000 } });
    expect(row?.fetches).toEqual([{ at: at(0), count: 5, isLit: true }]);
  });

  it("tells older looks hour by hour and the last day's grain by grain", async () => {
    const { ledger } = backend();
    const looks = [0, 600_000, 1_200_000].flatMap((ms) => [aFetch(ms), aFetch(ms + 2 * DAY_MS)]);
    await ledger.record(looks.toSorted((a, b) => a.at.localeCompare(b.at)));
    const [row] = await read(2 * DAY_MS + 3_600_000);
    expect(row?.fetches.map(({ count }) => count)).toEqual([3, 1, 1, 1]);
  });

  it("takes no nights for part of a rhythm", async () => {
    const { ledger } = backend();
    const minute = 60_000;
    const evening = [0, 1, 2, 3, 4].map((minutes) => aFetch(minutes * minute));
    const morning = [0, 1, 2].map((minutes) => aFetch(DAY_MS / 2 + minutes * minute));
    await ledger.record([...evening, ...morning]);
    const [row] = await read(DAY_MS);
    if (row === undefined) throw new Error("the ledger knows this watcher");
    expect(pollInterval(row.fetchCount, row.intervals)).toBe(minute);
  });

  it("takes a clock that went back for no interval", async () => {
    await backend().ledger.record([aFetch(60_000), aFetch(0)]);
    const [row] = await read(60_000);
    expect(row).toMatchObject({ fetchCount: 2, intervals: { count: 0 } });
  });

  it("keeps refusals apart from looks", async () => {
    const refused = aFetch(0, { shown: "refused", isLit: false });
    await backend().ledger.record([refused, refused, aFetch(600_000, { shown: "refused" })]);
    const [row] = await read(600_000);
    expect(row).toMatchObject({ fetchCount: 0, refusedCount: 3, fetches: [] });
    expect(row?.refusals).toEqual([at(0), at(600_000)]);
  });

  it("forgets what is too old, but nobody who still holds a subscription", async () => {
    const { ledger, subscriptions } = backend();
    await ledger.record([aFetch(0)]);
    await ledger.prune(noon + DAY_MS * 29);
    expect(await read(0)).toHaveLength(1);
    await ledger.prune(noon + DAY_MS * 31);
    expect(await read(0)).toEqual([]);
    await subscriptions.subscribe({
      id: SubscriptionId.parse(randomUUID()),
      presentity,
      watcher,
      authenticationLevel: "password",
      cause: "approved",
      shown: "full",
      shows: SHOW_EVERYTHING,
      at: at(0),
      buddy: null,
    });
    await ledger.prune(noon + DAY_MS * 31);
    const [row] = await read(DAY_MS * 60);
    expect(row).toMatchObject({ state: "active", stays: [{ from: at(0), to: null }] });
  });

  it("forgets at once what a shorter span leaves out, and of nobody else", async () => {
    const { ledger } = backend();
    const looks = [0, 5, 9].map((days) => aFetch(days * DAY_MS));
    const other = PresentityAddress.parse(`pres:${randomUUID()}@host.test`);
    await ledger.record([...looks, aFetch(0, { presentity: other })]);
    await ledger.setSpan(presentity, 7, noon + 10 * DAY_MS);
    expect(await ledger.span(presentity)).toBe(7);
    expect(await ledger.span(other)).toBeNull();
    const [row] = await read(10 * DAY_MS, 90);
    expect(row).toMatchObject({ firstAt: at(3 * DAY_MS), fetchCount: 2 });
    expect(row?.fetches).toHaveLength(2);
    await ledger.prune(noon + 10 * DAY_MS);
    const span = { from: at(0), finelyFrom: at(9 * DAY_MS), anonymousUntil: at(0) };
    const kept = await ledger.read(other, span);
    expect(kept.rows).toMatchObject([{ fetchCount: 1 }]);
  });

  it("keeps for longer than usual where the owner chose so, and only from then on", async () => {
    const { ledger } = backend();
    await ledger.setSpan(presentity, 90, noon);
    await ledger.record([aFetch(0)]);
    await ledger.prune(noon + 89 * DAY_MS);
    expect(await read(89 * DAY_MS, 90)).toHaveLength(1);
    await ledger.prune(noon + 91 * DAY_MS);
    await ledger.setSpan(presentity, 90, noon + 91 * DAY_MS);
    expect(await read(89 * DAY_MS, 90)).toEqual([]);
  });
});
