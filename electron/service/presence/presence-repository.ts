import type { PresentityAddress, PrincipalAddress } from "../../../shared/contract/address.ts";
import type { OtherPresenceMarkup, StatusSetting } from "../../../shared/contract/presence.ts";
import type { Contact } from "../../../shared/contract/presentity.ts";
import type { LightInterval } from "../../../shared/contract/watcher.ts";
import type { LiveDevice, PresenceView, SignOff } from "../../../shared/model/presence-view.ts";
import type { ApartView } from "./apart-view.ts";
import type { StoredFilteredView } from "./filtered-view.ts";

/** Everything that is kept of one principal's presence. */
export interface StoredOwner {
  readonly principal: PrincipalAddress;
  readonly displayName: string;
  /** Keyed by device id. Those that were here when this was last written. */
  readonly devices: readonly LiveDevice[];
  /** The first one first. */
  readonly presentities: readonly StoredPresentity[];
}

/** What its owner says of a presentity, besides its status. */
export interface PresentityProfile {
  readonly label: string;
  /** Whoever may choose its status for the owner. */
  readonly delegates: readonly PrincipalAddress[];
  readonly contacts: readonly Contact[];
  readonly markup: readonly OtherPresenceMarkup[];
}

/** Everything that is kept of one presentity. Null: there was nothing to keep yet. */
export interface StoredPresentity {
  readonly address: PresentityAddress;
  readonly profile: PresentityProfile;
  readonly createdAt: string;
  readonly setting: StatusSetting | null;
  readonly view: PresenceView | null;
  readonly signOff: SignOff | null;
  readonly apart: ReadonlyMap<PrincipalAddress, ApartView>;
  readonly filtered: readonly StoredFilteredView[];
}

export type Brightness = LightInterval["brightness"];

/** The light of the full view went on, off or over into the other brightness. */
export interface LightChange {
  readonly at: string;
  /** Null: off. */
  readonly brightness: Brightness | null;
}

export interface SavedView {
  readonly presentity: PresentityAddress;
  readonly view: PresenceView;
  readonly signOff: SignOff;
  /** Those filtered views that moved with it. */
  readonly filtered: readonly StoredFilteredView[];
  /** Null when the light stayed as it was. */
  readonly light: LightChange | null;
}

/** Presence as it is kept. Writes take effect in the order of the calls; what resolved is on the disk. */
export interface PresenceRepository {
  /** Those that exist, in any order and however many are asked for. */
  load(principals: readonly PrincipalAddress[]): Promise<StoredOwner[]>;
  /** Whose presence changes by itself: somebody is here, or a status ends at its time. */
  live(): Promise<LivePresence>;
  saveSetting(presentity: PresentityAddress, setting: StatusSetting): Promise<void>;
  savePublication(principal: PrincipalAddress, device: LiveDevice): Promise<void>;
  removePublications(principal: PrincipalAddress, devices: readonly string[]): Promise<void>;
  saveView(saved: SavedView): Promise<void>;
  /** Null: the watcher has joined the others. */
  saveApart(
    presentity: PresentityAddress,
    watcher: PrincipalAddress,
    apart: ApartView | null,
  ): Promise<void>;
  saveFiltered(presentity: PresentityAddress, filtered: StoredFilteredView): Promise<void>;
  dropFiltered(presentity: PresentityAddress, keys: readonly string[]): Promise<void>;
  keepAlive(at: string): Promise<void>;
}

export interface LivePresence {
  readonly principals: readonly PrincipalAddress[];
  /** When the service last knew that its devices were alive; null: never. */
  readonly aliveAt: string | null;
}
