import type { InboxAddress, PresentityAddress } from "../contract/address.ts";
import { limits } from "../contract/limits.ts";
import type { Contact } from "../contract/presentity.ts";
import {
  type Basic,
  type DeviceAway,
  type OtherPresenceMarkup,
  type PresenceDocument,
  type PresenceTuple,
  type StatusSetting,
  TupleId,
} from "../contract/presence.ts";
import { activitiesOf, basicOf } from "./status-setting.ts";

/** A device that is here now. `key` never leaves the service; views give it ids of their own. */
export interface LiveDevice {
  readonly key: string;
  readonly label: string;
  readonly userInput: "active" | "idle";
  /** Left out: withheld, or in use. */
  readonly lastInput?: string | null;
  /** Left out: it did not go away by itself. */
  readonly away?: DeviceAway | null;
}

/** How things stood when the presentity was last seen to leave: at sign-off, or on going invisible. */
export interface SignOff {
  /** Null for somebody who has never been here. */
  readonly at: string | null;
  readonly basic: Basic;
}

/** Everything that is true of a presentity at one moment, before any view. */
export interface PresentityPicture {
  readonly presentity: PresentityAddress;
  readonly inbox: InboxAddress;
  readonly displayName: string;
  readonly setting: StatusSetting;
  /** Whether the inbox accepts messages, which all presentities of a principal share. Left out: as the setting says. */
  readonly basic?: Basic;
  readonly devices: readonly LiveDevice[];
  /** Other means than messages, shown beside the devices while somebody is there. */
  readonly contacts?: readonly Contact[];
  /** What is said of the person besides. */
  readonly markup?: readonly OtherPresenceMarkup[];
  readonly signOff: SignOff;
}

type TupleContent = Omit<PresenceTuple, "id" | "timestamp"> & { readonly key: string };

/** What a view says, without the ids, times and numbers that belong to the view itself. */
export interface ViewContent {
  readonly tuples: readonly TupleContent[];
  readonly person?: NonNullable<PresenceDocument["person"]>;
  readonly lastSeen?: string | null;
}

/** A view as it stands: the document its watchers hold, and which tuple stands for which device. */
export interface PresenceView {
  readonly document: PresenceDocument;
  readonly content: ViewContent;
  readonly tupleIds: Readonly<Record<string, TupleId>>;
}

const INBOX_TUPLE = "inbox";
/** Everybody's and every view's: an id that is nowhere else can't be matched with anything. */
const INBOX_TUPLE_ID = TupleId.parse(INBOX_TUPLE);

/** Whether those who may see everything see somebody there. */
export function isPresent(picture: PresentityPicture): boolean {
  return picture.devices.length > 0 && picture.setting.choice !== "invisible";
}

/** What those who may see everything see: the devices and the person, or the unavailable document. */
export function fullContent(picture: PresentityPicture): ViewContent {
  if (!isPresent(picture)) return unavailableContent(picture.inbox, picture.signOff);
  const contacts = (picture.contacts ?? []).map(contactTuple);
  const devices = picture.devices
    .slice(0, limits.tuples - contacts.length)
    .map((device) => tupleOf(picture, device));
  return { tuples: [...devices, ...contacts], person: personOf(picture) };
}

/** Has no device, so that nobody takes it for one that is here. */
function contactTuple({ means, address, priority, basic, note, markup }: Contact): TupleContent {
  return {
    key: `contact ${means} ${address}`,
    status: { basic, activities: [] },
    contact: { means, address, ...(priority === undefined ? {} : { priority }) },
    ...(note === "" ? {} : { note }),
    markup: [...markup],
  };
}

function tupleOf(picture: PresentityPicture, device: LiveDevice): TupleContent {
  const { choice } = picture.setting;
  const { inbox, basic = basicOf(choice) } = picture;
  const { key, label, userInput, lastInput } = device;
  // What was chosen by hand stays what it is: only somebody available goes away by themself.
  const away = choice === "available" ? (device.away ?? null) : null;
  const activities = away === null ? activitiesOf(choice) : activitiesOf("away");
  return {
    key,
    status: { basic, activities: [...activities] },
    contact: { means: "im", address: inbox },
    device: {
      label,
      userInput,
      ...(lastInput && userInput === "idle" ? { lastInput } : {}),
    },
    ...(away === null || away.note === "" ? {} : { note: away.note }),
    markup: [],
  };
}

/** What was not said is left out, so that it looks like something withheld. */
function personOf({
  displayName,
  setting,
  markup = [],
}: PresentityPicture): NonNullable<PresenceDocument["person"]> {
  const { choice, note, until, details } = setting;
  const { moods, place, timeOffset, noteLanguage } = details;
  const activities = [...new Set([...activitiesOf(choice), ...details.activities])];
  return {
    displayName,
    activities: activities.slice(0, limits.activities),
    note,
    until,
    ...(noteLanguage === null || note === "" ? {} : { noteLanguage }),
    ...(moods.length === 0 ? {} : { moods }),
    ...(place === null ? {} : { place }),
    ...(timeOffset === null ? {} : { timeOffset }),
    ...(markup.length === 0 ? {} : { markup: [...markup] }),
  };
}

/**
 * The one canonical unavailable content (design 4.2): logged out, invisible, politely blocked and
 * unanswered all read exactly this. Nothing in it may depend on anything but its two arguments.
 */
export function unavailableContent(inbox: InboxAddress, signOff: SignOff): ViewContent {
  return {
    tuples: [
      {
        key: INBOX_TUPLE,
        status: { basic: signOff.basic, activities: [] },
        contact: { means: "im", address: inbox },
        markup: [],
      },
    ],
    lastSeen: signOff.at,
  };
}

/**
 * What somebody sees who was never let in: open, and no trace of when anybody was here.
 */
export const NEVER_SEEN: SignOff = { at: null, basic: "open" };

/**
 * The view after its content became `content`; the very same object when nothing in it changed, so
 * that a hidden change costs no notification and leaves no trace in version, ids or timestamps.
 *
 * To quietly ignore somebody who could see everything so far, advance *their copy of the full view*
 * to `unavailableContent` and keep the result: they receive what an ordinary sign-off gives, with the
 * version it would have, and it never moves again.
 */
export function advanceView(
  previous: PresenceView | null,
  next: {
    readonly presentity: PresentityAddress;
    readonly content: ViewContent;
    readonly now: Date;
    /** Random, so that ids of two views can't be matched. */
    readonly newTupleId: () => TupleId;
  },
): PresenceView {
  if (previous !== null && isSame(previous.content, next.content)) return previous;
  const now = next.now.toISOString();
  const tupleIds: Record<string, TupleId> = {};
  const tuples = next.content.tuples.map(({ key, ...content }): PresenceTuple => {
    const id =
      previous?.tupleIds[key] ?? (key === INBOX_TUPLE ? INBOX_TUPLE_ID : next.newTupleId());
    tupleIds[key] = id;
    return { ...content, id, timestamp: unchangedSince(previous, key, next.content) ?? now };
  });
  const { person, lastSeen } = next.content;
  const document: PresenceDocument = {
    presentity: next.presentity,
    version: versionAt(next.now, previous),
    timestamp: now,
    tuples,
    ...(person === undefined ? {} : { person }),
    ...(lastSeen === undefined ? {} : { lastSeen }),
  };
  return { document, content: next.content, tupleIds };
}

/**
 * Versions follow the clock: they only ever grow, over restarts and from one view to another too, and
 * a leap says no more than the timestamp beside it. Counted ones would tell somebody who is let back
 * in how often the view moved without them.
 */
function versionAt(now: Date, previous: PresenceView | null): number {
  return Math.max(now.getTime(), (previous?.document.version ?? 0) + 1);
}

/** The timestamp a tuple keeps because this view shows it just as before. */
function unchangedSince(
  previous: PresenceView | null,
  key: string,
  content: ViewContent,
): string | undefined {
  const before = previous?.content.tuples.find((tuple) => tuple.key === key);
  const after = content.tuples.find((tuple) => tuple.key === key);
  if (before === undefined || !isSame(before, after)) return undefined;
  return previous?.document.tuples.find((tuple) => tuple.id === previous.tupleIds[key])?.timestamp;
}

/** The view that a document was written from, whose tuples stand for these keys. */
export function viewBehind(
  document: PresenceDocument,
  tupleIds: Readonly<Record<string, TupleId>>,
): PresenceView {
  const keys = new Map(Object.entries(tupleIds).map(([key, id]) => [id, key]));
  const tuples = document.tuples.map(({ id, timestamp: _timestamp, ...tuple }) => ({
    ...tuple,
    key: keys.get(id) ?? id,
  }));
  const { person, lastSeen } = document;
  const content = {
    tuples,
    ...(person === undefined ? {} : { person }),
    ...(lastSeen === undefined ? {} : { lastSeen }),
  };
  return { document, content, tupleIds };
}

/** Whatever order the fields come in: filters put them into another one. */
function isSame(a: unknown, b: unknown): boolean {
  if (!isTree(a) || !isTree(b)) return a === b;
  const keys = Object.keys(a);
  const other = Object.entries(b);
  if (keys.length !== other.length || Array.isArray(a) !== Array.isArray(b)) return false;
  return other.every(([key, value]) => keys.includes(key) && isSame(a[key], value));
}

function isTree(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}
