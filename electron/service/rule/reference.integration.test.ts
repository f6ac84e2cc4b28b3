import { expect, it } from "vitest";
import type { AccessGrant, AccessHandling } from "../../../shared/contract/access.ts";
import type { PresentityAddress } from "../../../shared/contract/address.ts";
import type { Contact } from "../../../shared/contract/presentity.ts";
import type { PresenceFilter } from "../../../shared/contract/presence-filter.ts";
import { PresenceDocument, Watched } from "../../../shared/contract/presence.ts";
import { times } from "../../../shared/contract/limits.ts";
import { plainGrant } from "../../../shared/model/access-grant.ts";
import { SHOW_EVERYTHING, SHOW_LIGHT_ONLY } from "../../../shared/model/presence-filter.ts";
import {
  about,
  COARSE,
  group,
  NO_INPUT,
  NO_NOTES,
  putInGroups,
  rule,
  saying,
} from "../testing/access.fixture.ts";
import type { TestClient } from "../testing/client.fixture.ts";
import { caughtUp, presentity, principal, publish } from "../testing/presence.fixture.ts";
import { another, chooseFor, decideAbout, lookUp, shownOf } from "../testing/presentity.fixture.ts";
import { useSharedService } from "../testing/shared-service.fixture.ts";
import { judge, leftOf, saidBy, type Verdict } from "./reference-model.fixture.ts";

const { clock, join } = useSharedService();

const FILTERS: readonly PresenceFilter[] = [
  SHOW_EVERYTHING,
  SHOW_LIGHT_ONLY,
  COARSE,
  NO_INPUT,
  NO_NOTES,
  { ...SHOW_EVERYTHING, activities: false, mood: false },
];
const HANDLINGS: readonly AccessHandling[] = [
  "block",
  "confirm",
  "polite-block",
  "allow",
  "allow",
  "allow",
];
const GROUPS = ["Choir", "Family"];

interface Watcher {
  readonly client: TestClient;
  groups: readonly string[];
  /** Everything of Ada's that reached them, oldest first. */
  readonly seen: PresenceDocument[];
  /** The last one of a SUBSCRIPTION, while it is active. */
  held: PresenceDocument | null;
  wasRefused: boolean;
}

/** mulberry32: small, and the same everywhere. */
function createDice(seed: number) {
  let state = seed;
  const roll = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const pick = <T>(all: readonly [T, ...T[]] | readonly T[]): T => {
    const picked = all[Math.floor(roll() * all.length)];
    if (picked === undefined) throw new Error("there is nothing to pick from");
    return picked;
  };
  return { pick, is: (chance: number) => roll() < chance };
}

type Dice = ReturnType<typeof createDice>;

/** One presentity of Ada's that they watch. */
interface Subject {
  readonly ada: TestClient;
  readonly address: PresentityAddress;
}

function follow(client: TestClient, { address }: Subject): Watcher {
  const watcher: Watcher = { client, groups: [], seen: [], held: null, wasRefused: false };
  client.socket.on("presence:notified", (raw: unknown) => {
    const document = PresenceDocument.parse(raw);
    if (document.presentity !== address) return;
    watcher.seen.push(document);
    watcher.held = document;
  });
  client.socket.on("subscription:changed", (raw: unknown) => {
    const { subscription, document } = Watched.parse(raw);
    watcher.seen.push(document);
    watcher.held = subscription.state === "active" ? document : null;
  });
  return watcher;
}

function someGrant(dice: Dice, watchers: readonly Watcher[]): AccessGrant {
  const condition = dice.pick([
    about(dice.pick(watchers).client),
    group(dice.pick(GROUPS)),
    { kind: "domain", domain: dice.pick(["host.test", "elsewhere.test"]) } as const,
    { kind: "authenticated" } as const,
  ]);
  const inMs = (ms: number) => new Date(clock.now() + ms).toISOString();
  const hour = clock.now() + dice.pick([-3_600_000, 0, 3_600_000]);
  const from = `${new Date(hour).toISOString().slice(11, 13)}:00`;
  const isLate = from === "23:00";
  const within = {
    timeZone: "UTC",
    days: [1, 2, 3, 4, 5, 6, 7],
    from,
    to: `${from.slice(0, 2)}:59`,
  };
  const permits = dice.pick([
    { fetch: true, subscribe: true },
    { fetch: true, subscribe: true },
    { fetch: true, subscribe: false },
    { fetch: false, subscribe: true },
  ]);
  return {
    ...plainGrant(condition, dice.pick(HANDLINGS)),
    minimumLevel: dice.pick(["anonymous", "password", "password", "signed"]),
    permits,
    shows: dice.pick(FILTERS),
    validity: dice.is(0.3)
      ? { from: dice.is(0.5) ? inMs(5_000) : null, until: dice.is(0.5) ? inMs(20_000) : null }
      : null,
    hours: dice.is(0.3) && !isLate ? { within, otherwise: dice.pick(FILTERS) } : null,
  };
}

async function act(dice: Dice, subject: Subject, watchers: readonly Watcher[]): Promise<void> {
  const { ada, address } = subject;
  const grant = () => ({ ...someGrant(dice, watchers), presentity: address });
  const watcher = dice.pick(watchers);
  const id = dice.pick(["one", "two", "three", "four"]);
  const acts: (() => Promise<unknown>)[] = [
    () => rule(ada, { kind: "authenticated" }, { ...grant(), id }),
    () => rule(ada, { kind: "authenticated" }, { ...grant(), id }),
    () => ada.callRaw("access:remove", { id, presentity: address }),
    () => decideAbout(ada, address, { watcher: watcher.client, handling: dice.pick(HANDLINGS) }),
    async () => {
      watcher.groups = GROUPS.filter(() => dice.is(0.5));
      await putInGroups(ada, watcher.client, watcher.groups);
    },
    () => publish(ada, dice.pick(["active", "idle"])),
    () => {
      const lastInput = dice.pick([null, new Date(clock.now() - 60_000).toISOString()]);
      const away = { stage: dice.pick([1, 2] as const), note: dice.pick(["", "gone"]) };
      return publish(ada, "idle", { lastInput, away });
    },
    () => {
      const choice = dice.pick(["available", "away", "busy", "invisible"] as const);
      return chooseFor(ada, address, choice, dice.pick(["", "hi"]));
    },
    () => ada.ask("presence:unpublish", {}),
    () => {
      const contacts = [aContact("tel", "tel:+49301234"), aContact("x-door", "second bell")];
      return ada.ask("presentity:change", {
        presentity: address,
        contacts: contacts.filter(() => dice.is(0.5)),
        markup: dice.is(0.5) ? [{ name: "urn:test:boat", value: "red" }] : [],
      });
    },
    async () => {
      const reply = await watcher.client.call("presence:subscribe", { presentity: address });
      if (!reply.ok) return;
      watcher.seen.push(reply.value.document);
      const isActive = reply.value.subscription.state === "active";
      watcher.held = isActive ? reply.value.document : null;
    },
  ];
  await dice.pick(acts)();
}

async function requireAsJudged(subject: Subject, watcher: Watcher): Promise<void> {
  const { ada, address } = subject;
  const { client, groups } = watcher;
  const name = principal(client);
  const { rules } = await ada.ask("access:list", { presentity: address });
  const verdict = judge(rules, { name, groups }, clock.now());
  const as = { kind: "person", person: name } as const;
  const asked = { as, at: null, draft: null, presentity: address };
  const preview = await ada.ask("access:preview", asked);
  const result = await lookUp(client, address);
  const isIgnored = verdict.handling === "polite-block";
  const permits = { fetch: verdict.mayLook, subscribe: verdict.mayFollow };
  expect(preview).toMatchObject({ handling: verdict.handling, ...(isIgnored ? {} : { permits }) });
  const mayLook = isIgnored
    ? preview.permits.fetch
    : verdict.handling !== "allow" || verdict.mayLook;
  expect(result.ok).toBe(verdict.handling !== "block" && mayLook);
  // Whoever is ignored is refused only what they were refused before.
  if (isIgnored && !mayLook) expect(watcher.wasRefused).toBe(true);
  if (!result.ok) {
    watcher.wasRefused = true;
    return;
  }
  const { document } = result;
  if (verdict.handling === "polite-block" && document.lastSeen === undefined) {
    // What looks like leaving is due within the second, and until then nothing changes.
    expect(saidBy(document)).toEqual(saidBy(watcher.seen.at(-1) ?? document));
    clock.advance(times.notificationIntervalMs);
    await caughtUp(client);
    return requireAsJudged(subject, watcher);
  }
  if (preview.document === null) throw new Error("who is shown something is shown a document");
  expect(saying(document)).toBe(saying(preview.document));
  requireRightDocument(verdict, document, await shownOf(ada, address));
  if (watcher.held !== null) {
    expect(JSON.stringify(document)).toBe(JSON.stringify(watcher.held));
  }
  watcher.seen.push(document);
  const versions = watcher.seen.map(({ version }) => version);
  expect(versions).toEqual(versions.toSorted((a, b) => a - b));
}

function requireRightDocument(
  { handling, filters }: Verdict,
  document: PresenceDocument,
  full: PresenceDocument,
): void {
  const isThere = handling === "allow" && full.lastSeen === undefined;
  expect(document.lastSeen === undefined).toBe(isThere);
  // Whoever was let back in keeps the absence they know until there is something to see.
  if (isThere) expect(saidBy(document)).toEqual(leftOf(full, filters));
}

function aContact(means: string, contact: string): Contact {
  const markup = [{ name: "urn:test:floor", value: "2" }];
  return { means, address: contact, basic: "closed", note: "after six", markup };
}

/** What Ada does meanwhile with the presentity that nobody here looks at. */
async function actElsewhere(dice: Dice, { ada }: Subject, watchers: readonly Watcher[]) {
  const other = presentity(ada);
  const watcher = dice.pick(watchers).client;
  await chooseFor(ada, other, dice.pick(["available", "not-accepting", "invisible"]));
  await decideAbout(ada, other, { watcher, handling: dice.pick(HANDLINGS) });
  await ada.callRaw("access:remove", { id: "one" });
}

const seeds = [1, 2, 3].map((nth) => (Date.now() % 1_000_000) * 10 + nth);

it.each([
  ...seeds.map((seed) => ["the first presentity", seed] as const),
  ["another presentity", (seeds[0] ?? 0) + 3] as const,
])(
  "everybody is shown what the slow model says of %s, seed %i",
  async (which, seed) => {
    const dice = createDice(seed);
    const ada = await join("ada", { displayName: "Ada" });
    const isFirst = which === "the first presentity";
    const subject = { ada, address: isFirst ? presentity(ada) : await another(ada) };
    const clients = [await join("bob"), await join("cleo"), await join("dora")];
    const watchers = clients.map((client) => follow(client, subject));
    for (let step = 0; step < 40; step += 1) {
      await act(dice, subject, watchers);
      if (!isFirst && dice.is(0.3)) await actElsewhere(dice, subject, watchers);
      // What looks like leaving is due within the second.
      clock.advance(dice.pick([1_000, 1_000, 3_000, 10_000, 1_800_000]));
      await caughtUp(ada, ...clients);
      if (dice.is(0.5)) await publish(ada);
      for (const watcher of watchers) await requireAsJudged(subject, watcher);
    }
  },
  30_000,
);
