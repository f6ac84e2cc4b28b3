import type { Device } from "../../shared/contract/account.ts";
import { DEFAULT_AUTO_AWAY } from "../../shared/contract/auto-away.ts";
import type { AccessGrant } from "../../shared/contract/access.ts";
import type { Snapshot } from "../../shared/contract/bridge.ts";
import { PROTOCOL } from "../../shared/contract/limits.ts";
import { plainGrant } from "../../shared/model/access-grant.ts";
import { SHOW_EVERYTHING, SHOW_LIGHT_ONLY } from "../../shared/model/presence-filter.ts";
import { chooseStatus, initialSetting } from "../../shared/model/status-setting.ts";
import type { World } from "./in-memory-bridge.ts";
import { aLedger } from "./ledger.ts";
import {
  aBuddy,
  DOMAIN,
  inbox,
  manyPeople,
  PEOPLE,
  presentity,
  principal,
  uuid,
  type AnyPerson,
} from "./people.ts";
import { ADA_TALK, aTalk, longTalk, type Line } from "./talk.ts";

const MINUTE = 60_000;
const PAGE_ONLY = { input: "page", lock: false, sleep: false } as const;

function emptySnapshot(now: number): Snapshot {
  return {
    host: {
      kind: "browser",
      version: "0.1.0",
      profile: "default",
      platform: "linux",
      senses: PAGE_ONLY,
    },
    serviceFailure: null,
    session: null,
    connection: {
      state: "signed-out",
      since: new Date(now).toISOString(),
      retryAt: null,
      code: null,
    },
    status: null,
    away: null,
    buddies: [],
    requests: [],
    rules: [],
    alerts: [],
    polls: [],
    presentities: { own: [], delegated: [] },
    presenceAlerts: [],
    firedAlerts: [],
    conversations: [],
    preferences: {
      theme: "system",
      density: "comfortable",
      buddySort: "status",
      showsUnavailable: true,
      sendsOnEnter: true,
      foldedGroups: [],
      listWidth: null,
      watchAlertAt: 20,
      autoAway: DEFAULT_AUTO_AWAY,
      savedStatuses: [],
    },
  };
}

/** Nobody is signed in yet. */
export function welcomeWorld(now: number): World {
  return {
    session: null,
    snapshot: emptySnapshot(now),
    messages: [],
    ledger: null,
    readers: [],
    devices: [],
    uses: [],
    invitation: null,
    triesBeforeService: 2,
    readUpTo: new Map(),
    drafts: new Map(),
  };
}

/** The service of this computer did not start. */
export function failedWorld(now: number): World {
  const world = welcomeWorld(now);
  world.snapshot.serviceFailure = { code: "storage-read-only", message: "read-only" };
  return world;
}

/** Signed in a moment ago, and nobody around. */
export function emptyWorld(now: number): World {
  const world = welcomeWorld(now);
  const since = new Date(now - 3 * 3_600_000).toISOString();
  world.session = {
    identity: {
      principal: principal("jamila"),
      presentity: presentity("jamila"),
      inbox: inbox("jamila"),
      displayName: "Jamila Marchetti",
    },
    deviceId: uuid(4, 1) as never,
    serviceUrl: "http://127.0.0.1:4870",
    isBundledService: true,
    service: {
      domain: DOMAIN,
      registration: "invitation",
      protocol: PROTOCOL,
      messageBytes: 8_192,
      hasPracticeBuddies: true,
    },
    secretProtection: "file",
  };
  world.snapshot.status = { ...initialSetting(new Date(now)), setAt: since };
  world.snapshot.connection = { state: "online", since, retryAt: null, code: null };
  world.devices = devices(now);
  world.uses = world.devices
    .filter(({ isCurrent }) => isCurrent)
    .map(({ id }) => ({ deviceId: id, userInput: "active", lastInput: null, away: null }));
  world.ledger = { ...aLedger(now), watchers: [], light: [] };
  return world;
}

/** A Thursday with buddies of every kind, talk, requests and a ledger. */
export function fullWorld(now: number): World {
  const world = emptyWorld(now);
  const { snapshot } = world;
  snapshot.buddies = PEOPLE.map((person, index) => aBuddy(person, now, index + 10));
  snapshot.status = chooseStatus(
    initialSetting(new Date(now - 90 * MINUTE)),
    { choice: "available", note: "At the tide tables until lunch", until: null },
    new Date(now - 60 * MINUTE),
  );
  snapshot.requests = [
    {
      watcher: principal("bart@harbour.example"),
      displayName: "Bartholomew Fitzgerald-Nakamura",
      since: new Date(now - 40 * MINUTE).toISOString(),
      state: "pending",
    },
    {
      watcher: principal("tomasz"),
      displayName: "Tomasz Wiśniewski",
      since: new Date(now - 30 * 60 * MINUTE).toISOString(),
      state: "waiting",
    },
  ];
  snapshot.rules = (["ada", "noa", "ngozi", "sara"] as const).map((name) => ({
    id: `rule-${name}` as never,
    ...plainGrant({ kind: "person", person: principal(name) }, "allow"),
    decidedAt: new Date(now - 90 * 24 * 60 * MINUTE).toISOString(),
  }));
  snapshot.rules = [...snapshot.rules, ...widerRules(now)];
  talk(world, now);
  world.ledger = aLedger(now);
  return world;
}

/** Rules of every kind, of which none changes what is decided about a person by name. */
function widerRules(now: number): Snapshot["rules"] {
  const decidedAt = new Date(now - 30 * 24 * 60 * MINUTE).toISOString();
  const rule = (id: string, grant: AccessGrant) => ({ id: id as never, ...grant, decidedAt });
  const hours = {
    within: { timeZone: "UTC", days: [1, 2, 3, 4, 5], from: "08:00", to: "18:00" },
    otherwise: SHOW_LIGHT_ONLY,
  };
  return [
    rule("rule-family", plainGrant({ kind: "group", group: "Family" }, "allow")),
    rule("rule-work", {
      ...plainGrant({ kind: "group", group: "Work" }, "allow"),
      shows: { ...SHOW_EVERYTHING, notes: false, place: false },
      hours,
    }),
    rule(
      "rule-recruiting",
      plainGrant({ kind: "domain", domain: "recruiting.example" }, "polite-block"),
    ),
  ];
}

/** The list of somebody who knows a thousand people. */
export function thousandWorld(now: number): World {
  const world = emptyWorld(now);
  const people: readonly AnyPerson[] = manyPeople(1_000);
  world.snapshot.buddies = people.map((person, index) => aBuddy(person, now, index + 10));
  return world;
}

function talk(world: World, now: number): void {
  const say = (name: string, lines: readonly Line[], first: number, unread = 0) => {
    const messages = aTalk(name, lines, now, first);
    world.messages = [...world.messages, ...messages];
    const incoming = messages.filter(({ isOwn }) => !isOwn);
    world.readUpTo.set(
      inbox(name),
      (unread === 0 ? messages.at(-1) : incoming.at(-unread - 1))?.position ?? 0,
    );
  };
  say("ada", ADA_TALK, 1_000, 2);
  say(
    "ngozi",
    [{ who: "me", minutes: 34, text: "the ferry leaves at 06:40, not 07:10", state: "delivered" }],
    2_000,
  );
  say("sara", [{ who: "them", minutes: 210, text: "هل وصلتك النوتة الموسيقية؟" }], 3_000, 1);
  say("dmitri", longTalk(230), 4_000);
  say(
    "tomasz",
    [{ who: "me", minutes: 1_700, text: "thanks, that is plenty", state: "stored" }],
    5_000,
  );
  say("thordis", [{ who: "them", minutes: 4_700, text: "Takk! See you on the 24th" }], 6_000);
  say("anh", [{ who: "them", minutes: 240, text: "Chapter 7 is nearly there." }], 7_000);
  world.drafts.set(inbox("anh"), "shall we move chapter 7 before the pictures?");
}

function devices(now: number): Device[] {
  const device = (
    number: number,
    label: string,
    kind: Device["kind"],
    minutes: number,
  ): Device => ({
    id: uuid(4, number) as Device["id"],
    label,
    kind,
    createdAt: new Date(now - 40 * 24 * 60 * MINUTE).toISOString(),
    lastSeenAt: new Date(now - minutes * MINUTE).toISOString(),
    isCurrent: number === 1,
  });
  return [
    device(1, "Study laptop", "desktop", 0),
    device(2, "Firefox on the train", "browser", 190),
    device(3, "Status board in the hall", "script", 5),
  ];
}
