import type { DeviceId } from "../../../shared/contract/account.ts";
import type {
  InboxAddress,
  PresentityAddress,
  PrincipalAddress,
} from "../../../shared/contract/address.ts";
import type { Basic, PresenceDocument, StatusSetting } from "../../../shared/contract/presence.ts";
import type { PresenceFilter } from "../../../shared/contract/presence-filter.ts";
import { inboxOf, ownerOf } from "../../../shared/model/address.ts";
import { filterKey } from "../../../shared/model/presence-filter.ts";
import { availabilityOf } from "../../../shared/model/availability.ts";
import {
  advanceView,
  fullContent,
  isPresent,
  type LiveDevice,
  NEVER_SEEN,
  type PresenceView,
  type PresentityPicture,
  type SignOff,
} from "../../../shared/model/presence-view.ts";
import { basicOf, initialSetting, settingAt } from "../../../shared/model/status-setting.ts";
import { type ApartView, strangerDocument } from "./apart-view.ts";
import type { FilteredView } from "./filtered-view.ts";
import { newTupleId } from "./new-tuple-id.ts";
import type { Brightness, PresentityProfile, StoredPresentity } from "./presence-repository.ts";

/** A device that is here, for as long as it says so. */
export interface PublishedDevice extends LiveDevice {
  /** In ms since the epoch. */
  readonly expiresAt: number;
}

/** One PRESENTITY in memory: the one copy that everything is read from and written through. */
export interface Presentity {
  readonly address: PresentityAddress;
  readonly owner: PrincipalAddress;
  /** The owner's, whichever of their presentities this is. */
  readonly inbox: InboxAddress;
  readonly displayName: string;
  /** Whether the inbox accepts messages, at `now` in ms since the epoch. */
  readonly inboxBasic: (now: number) => Basic;
  /** The owner's as well: one map, which stands behind each of their presentities. */
  readonly devices: Map<DeviceId, PublishedDevice>;
  /** Watchers who are shown a document of their own. */
  readonly apart: Map<PrincipalAddress, ApartView>;
  /**
   * The documents that watchers hold whose parting is due within the second: to them it has to look
   * like a sign-off, and a sign-off never follows another change sooner than that.
   */
  readonly parting: Map<PrincipalAddress, Parted>;
  /** What everybody sees who was not let in. Never moves. */
  readonly stranger: PresenceDocument;
  readonly createdAt: string;
  profile: PresentityProfile;
  /** Taken away for good: whoever still has it in hand can do nothing with it any more. */
  isGone: boolean;
  setting: StatusSetting;
  signOff: SignOff;
  /** The full view as its watchers hold it: it moves only when they are notified. */
  view: PresenceView;
  /** Those that show less, by the key of their filter; they move only together with the full one. */
  readonly filtered: Map<string, FilteredView>;
}

/** What a watcher holds until it is due that they see somebody leave, and what comes back if it is undone. */
export interface Parted {
  readonly document: PresenceDocument;
  readonly apart: ApartView | null;
  readonly shows: PresenceFilter;
}

/** What a presentity has of its owner. */
export interface OfOwner extends Pick<Presentity, "displayName" | "devices"> {
  /** The one whose status opens and closes the inbox; undefined: this one. */
  readonly first: Presentity | undefined;
}

/** `now` in ms since the epoch. */
export function createPresentity(
  stored: StoredPresentity,
  { displayName, devices, first }: OfOwner,
  now: number,
): Presentity {
  const { address, createdAt, profile } = stored;
  const owner = ownerOf(address);
  const inbox = inboxOf(owner);
  const born = new Date(createdAt);
  const setting = stored.setting ?? initialSetting(born);
  const signOff = stored.signOff ?? NEVER_SEEN;
  const { basic } = signOff;
  const nobody = { presentity: address, inbox, displayName, setting, basic, devices: [], signOff };
  const self: Presentity = {
    address,
    owner,
    inbox,
    displayName,
    devices,
    apart: new Map(stored.apart),
    parting: new Map(),
    stranger: strangerDocument(address, inbox, born),
    createdAt,
    profile,
    isGone: false,
    inboxBasic: (at) => basicOf(currentSetting(first ?? self, at).choice),
    setting,
    signOff,
    view: stored.view ?? advance(null, nobody, born),
    filtered: new Map(
      stored.filtered.map((one) => [filterKey(one.filter), { ...one, usedAt: now }]),
    ),
  };
  return self;
}

/** The status as of now, also when its end has not been noticed yet. */
export function currentSetting(presentity: Presentity, now: number): StatusSetting {
  return settingAt(presentity.setting, new Date(now));
}

/** Whether those who may see everything are shown somebody there. */
export function isShownPresent({ view }: Presentity): boolean {
  return view.content.lastSeen === undefined;
}

/**
 * Brings the full view up to what is true now; false when nothing in it changed.
 *
 * `leftAt` is when the person went, if they did: later than that is known only if it was noticed late.
 */
export function moveView(presentity: Presentity, now: number, leftAt: number): boolean {
  const isLeaving = isShownPresent(presentity) && !isPresent(pictureOf(presentity, now));
  if (isLeaving) {
    const basic = presentity.inboxBasic(now);
    presentity.signOff = { at: new Date(leftAt).toISOString(), basic };
  }
  const view = advance(presentity.view, pictureOf(presentity, now), new Date(now));
  if (view === presentity.view) return false;
  presentity.view = view;
  return true;
}

/**
 * What a status that ended by itself does to an absence: the inbox opens or closes in it. A choice made
 * while invisible does not, because it would give away that somebody is there.
 */
export function settleAbsence(presentity: Presentity, basic: Basic): void {
  if (isShownPresent(presentity)) return;
  presentity.signOff = { ...presentity.signOff, basic };
}

/** How bright the light is that a document shows; null: off. */
export function brightnessOf(document: PresenceDocument): Brightness | null {
  switch (availabilityOf(document)) {
    case "available":
      return "lit";
    case "away":
    case "busy":
      return "dimmed";
    default:
      return null;
  }
}

function pictureOf(presentity: Presentity, now: number): PresentityPicture {
  const { address, inbox, displayName, signOff } = presentity;
  const setting = currentSetting(presentity, now);
  const basic = presentity.inboxBasic(now);
  const devices = [...presentity.devices.values()];
  const { contacts, markup } = presentity.profile;
  const picture = { presentity: address, inbox, displayName, setting, basic, devices, signOff };
  return { ...picture, contacts, markup };
}

function advance(view: PresenceView | null, picture: PresentityPicture, now: Date): PresenceView {
  const content = fullContent(picture);
  return advanceView(view, { presentity: picture.presentity, content, now, newTupleId });
}
