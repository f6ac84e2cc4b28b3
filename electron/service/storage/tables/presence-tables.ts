import type { StatusChoice } from "../../../../shared/contract/presence.ts";

/** Presentities are named by their address in here, everybody else by their PRINCIPAL. */
export interface PresenceTables {
  readonly presentity: PresentityTable;
  readonly presentityDelegate: PresentityDelegateTable;
  readonly statusSetting: StatusSettingTable;
  readonly publication: PublicationTable;
  readonly presenceView: PresenceViewTable;
  readonly apartView: ApartViewTable;
  readonly filteredView: FilteredViewTable;
  readonly lightInterval: LightIntervalTable;
  readonly presenceAlive: PresenceAliveTable;
}

/** Who owns which presentity. The first one of each is made with the account. */
export interface PresentityTable {
  readonly address: string;
  readonly owner: string;
  readonly createdAt: string;
  /** The owner's own name for it. */
  readonly label: string;
  /** JSON of the `Contact`s. */
  readonly contacts: string;
  /** JSON of the `OtherPresenceMarkup`. */
  readonly markup: string;
}

/** Whoever may choose the status of a presentity for its owner. */
export interface PresentityDelegateTable {
  readonly presentity: string;
  readonly delegate: string;
}

export interface StatusSettingTable {
  readonly presentity: string;
  readonly choice: StatusChoice;
  readonly note: string;
  /** JSON of `StatusDetails`. */
  readonly details: string;
  /** Null for a lasting one, and then so are the next three. */
  readonly until: string | null;
  readonly thenChoice: StatusChoice | null;
  readonly thenNote: string | null;
  readonly thenDetails: string | null;
  readonly setAt: string;
  /** The delegate who chose it; null: the owner did. */
  readonly setBy: string | null;
  readonly thenSetBy: string | null;
}

/** A device that is here, behind each of its owner's presentities. Written when it comes, changes or goes, never for a mere refresh. */
export interface PublicationTable {
  readonly principal: string;
  readonly deviceId: string;
  readonly label: string;
  readonly userInput: "active" | "idle";
  /** Null: withheld, or in use. */
  readonly lastInput: string | null;
  /** Null for one that did not go away by itself, and then so is the next. */
  readonly awayStage: 1 | 2 | null;
  readonly awayNote: string | null;
}

/** The full view as its watchers hold it, so that a restart changes not a byte of it. */
export interface PresenceViewTable {
  readonly presentity: string;
  /** JSON of a `PresenceView`. */
  readonly view: string;
  readonly signedOffAt: string | null;
  readonly signedOffBasic: "open" | "closed";
}

/** Watchers who are shown a document of their own: quietly ignored, sent back, or on their way back in. */
export interface ApartViewTable {
  readonly presentity: string;
  readonly watcher: string;
  /** JSON of a `PresenceDocument`. */
  readonly document: string;
  /** When they were let back in; null while they are kept apart. */
  readonly returnsFrom: string | null;
  /** JSON of the filter of the view they go over into. */
  readonly shows: string;
  /** JSON of which tuple stands for which device; null: as in that view. */
  readonly tupleIds: string | null;
  /** JSON of what they were permitted while they were let in; null: everything. */
  readonly permits: string | null;
}

/** Views that show less than the full one, as their watchers hold them. */
export interface FilteredViewTable {
  readonly presentity: string;
  readonly key: string;
  /** JSON of a `PresenceFilter`. */
  readonly filter: string;
  /** JSON of a `PresenceView`. */
  readonly view: string;
}

export interface LightIntervalTable {
  readonly presentity: string;
  readonly from: string;
  readonly to: string | null;
  readonly brightness: "lit" | "dimmed";
}

/** One row: when the service last knew that its devices were alive. */
export interface PresenceAliveTable {
  readonly only: 1;
  readonly at: string;
}
