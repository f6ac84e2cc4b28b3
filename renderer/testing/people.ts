import {
  InboxAddress,
  PresentityAddress,
  PrincipalAddress,
} from "../../shared/contract/address.ts";
import type { BuddyView } from "../../shared/contract/bridge.ts";
import {
  PresenceDocument,
  Subscription,
  type SubscriptionState,
} from "../../shared/contract/presence.ts";
import type { Activity } from "../../shared/contract/presence-vocabulary.ts";

export const DOMAIN = "analytical.example";
const MINUTE = 60_000;

export function principal(name: string): PrincipalAddress {
  return PrincipalAddress.parse(name.includes("@") ? name : `${name}@${DOMAIN}`);
}
export function presentity(name: string): PresentityAddress {
  return PresentityAddress.parse(`pres:${principal(name)}`);
}
export function inbox(name: string): InboxAddress {
  return InboxAddress.parse(`im:${principal(name)}`);
}

/** A UUID that is the same for the same number, with the version the contract asks for. */
export function uuid(version: 4 | 7, number: number): string {
  const digits = number.toString(16).padStart(12, "0");
  return `01900000-0000-${version}000-8000-${digits}`;
}

export interface AnyPerson {
  readonly name: string;
  readonly displayName: string;
  readonly groups?: readonly string[];
  readonly ownName?: string;
  readonly light?: "available" | "away" | "busy" | "closed" | "off";
  readonly note?: string;
  readonly activities?: readonly Activity[];
  /** Moods, place and time offset. */
  readonly says?: Partial<NonNullable<PresenceDocument["person"]>>;
  /** Other ways to reach them, as `means address`. */
  readonly contacts?: readonly string[];
  readonly devices?: readonly { label: string; userInput: "active" | "idle"; minutes: number }[];
  readonly lastSeenMinutes?: number | null;
  readonly untilMinutes?: number;
  readonly subscription?: SubscriptionState;
  readonly isLive?: boolean;
}

const ACTIVITIES: Readonly<Record<string, readonly Activity[]>> = {
  away: ["away"],
  busy: ["busy"],
};

export function aDocument(person: AnyPerson, now: number, version = 1): PresenceDocument {
  const ago = (minutes: number) => new Date(now - minutes * MINUTE).toISOString();
  const contact = { means: "im", address: inbox(person.name) };
  const light = person.light ?? "off";
  const basic = light === "closed" ? "closed" : "open";
  const activities = person.activities ?? ACTIVITIES[light] ?? [];
  const base = { presentity: presentity(person.name), version, timestamp: ago(12) };
  if (light === "off") {
    const lastSeen = person.lastSeenMinutes ?? null;
    const tuple = {
      id: "inbox",
      status: { basic: "open", activities: [] },
      contact,
      timestamp: ago(12),
      markup: [],
    };
    return PresenceDocument.parse({
      ...base,
      tuples: [tuple],
      lastSeen: lastSeen === null ? null : ago(lastSeen),
    });
  }
  const devices = person.devices ?? [{ label: "Laptop", userInput: "active", minutes: 4 }];
  return PresenceDocument.parse({
    ...base,
    tuples: [
      ...devices.map((device, index) => ({
        id: `tuple-${index}`,
        status: { basic, activities },
        contact,
        device: { label: device.label, userInput: device.userInput },
        timestamp: ago(device.minutes),
        markup: [],
      })),
      ...(person.contacts ?? []).map((words, index) => ({
        id: `contact-${index}`,
        status: { basic: "open", activities: [] },
        contact: { means: words.split(" ")[0], address: words.slice(words.indexOf(" ") + 1) },
        timestamp: ago(12),
        markup: [],
      })),
    ],
    person: {
      displayName: person.displayName,
      activities,
      note: person.note ?? "",
      until:
        person.untilMinutes === undefined
          ? null
          : new Date(now + person.untilMinutes * MINUTE).toISOString(),
      ...person.says,
    },
  });
}

export function aBuddy(person: AnyPerson, now: number, number = 1): BuddyView {
  const state = person.subscription ?? "active";
  const since = new Date(now - 260 * 24 * 60 * MINUTE).toISOString();
  return {
    buddy: {
      presentity: presentity(person.name),
      name: person.ownName ?? "",
      groups: [...(person.groups ?? [])],
      addedAt: since,
    },
    subscription: Subscription.parse({
      id: uuid(4, number),
      watcher: principal("jamila"),
      presentity: presentity(person.name),
      state,
      event: state === "active" ? "approved" : state === "terminated" ? "rejected" : "subscribe",
      createdAt: since,
      stateSince: since,
    }),
    document: aDocument(person, now),
    displayName: state === "active" ? person.displayName : "",
    isLive: person.isLive ?? true,
    asOf: new Date(now - 90_000).toISOString(),
  };
}

/** Names that are short, long, of other scripts and of both directions. */
export const PEOPLE: readonly AnyPerson[] = [
  {
    name: "noa",
    displayName: "נועה בן־דוד",
    groups: ["Family"],
    light: "available",
    note: "אני בבית עד שש",
  },
  {
    name: "thordis",
    displayName: "Þórdís Guðmundsdóttir",
    groups: ["Family"],
    light: "away",
    note: "Out with the dog, back at two",
  },
  {
    name: "mateo",
    displayName: "Mateo Fernández",
    ownName: "Abuelo Mateo",
    groups: ["Family"],
    lastSeenMinutes: 17 * 60,
  },
  {
    name: "ada",
    displayName: "Ada Byron-King",
    groups: ["Work"],
    light: "available",
    note: "Looking for a second pair of eyes on the ledger",
    devices: [
      { label: "Study laptop", userInput: "active", minutes: 0.4 },
      { label: "Phone", userInput: "idle", minutes: 6 },
      { label: "Engine room desk", userInput: "idle", minutes: 72 },
    ],
  },
  {
    name: "ngozi",
    displayName: "Ngozi Okonkwo-Adeyemi",
    groups: ["Work"],
    light: "available",
    note: "Lagos until Friday",
    contacts: ["tel +234 1 555 0100", "mailto ngozi@analytical.example", "semaphore Hill 7"],
    says: {
      moods: ["curious"],
      place: { type: "hotel", text: "the one by the water" },
      timeOffset: 60,
      noteLanguage: "en",
    },
  },
  {
    name: "dmitri",
    displayName: "Dmitri Aleksandrovich Korolyov-Saltykov",
    groups: ["Work"],
    light: "busy",
    note: "Release 4.2, please only if it burns",
    activities: ["meeting"],
  },
  {
    name: "anh",
    displayName: "Trần Nguyệt Ánh",
    groups: ["Work"],
    light: "closed",
    note: "Writing",
    untilMinutes: 95,
  },
  {
    name: "priya@harbour.example",
    displayName: "Priya Subramaniam",
    groups: ["Work"],
    light: "available",
    isLive: false,
  },
  {
    name: "miguel",
    displayName: "Miguel Ángel Fernández de la Vega",
    groups: ["Work"],
    lastSeenMinutes: 6 * 24 * 60,
  },
  {
    name: "sara",
    displayName: "سارة المنصوري",
    groups: ["Choir"],
    light: "available",
    note: "البروفة الساعة ٧ مساءً",
  },
  { name: "leilani", displayName: "Leilani Kahananui", groups: ["Choir"], lastSeenMinutes: null },
  { name: "wei@harbour.example", displayName: "王伟", subscription: "pending" },
  { name: "viktor", displayName: "Viktor Hale", subscription: "terminated" },
];

/** A thousand, for looking at how long lists behave. */
export function manyPeople(count: number): readonly AnyPerson[] {
  const lights = ["available", "away", "busy", "off", "off"] as const;
  return Array.from({ length: count }, (_, index) => ({
    name: `person${index}`,
    displayName: `Person ${String(index).padStart(4, "0")}`,
    groups: [`Group ${index % 12}`],
    light: lights[index % lights.length] ?? "off",
    note: index % 3 === 0 ? `Note of person ${index}` : "",
    lastSeenMinutes: index,
  }));
}
