import type { PresentityAddress } from "../../../shared/contract/address.ts";
import type { BuddyView } from "../../../shared/contract/bridge.ts";
import type { Buddy } from "../../../shared/contract/buddy.ts";
import type { PresenceDocument, Watched } from "../../../shared/contract/presence.ts";
import type { Archive } from "../archive/open-archive.ts";
import { createEmitter, type OnDid } from "../emitter.ts";
import type { Clock, Log } from "../ports.ts";
import { parseRow } from "./buddy-row.ts";
import { createRosterArchive, type RosterArchive } from "./roster-archive.ts";
import {
  type KnownPresence,
  NOTHING_KNOWN,
  takeNotification,
  takeSilence,
  takeWatched,
} from "./known-presence.ts";

export interface RosterChange {
  readonly buddies: readonly BuddyView[];
  readonly removed: readonly PresentityAddress[];
}

/** The buddy list and all that is watched from here on, as the service has them. */
export interface ServiceLists {
  readonly buddies: readonly Buddy[];
  readonly watched: readonly Watched[];
}

/** What changed since the service was asked for its lists: its answer may be older, and is not taken for these. */
interface Newer {
  readonly buddies: Set<PresentityAddress>;
  readonly watched: Set<PresentityAddress>;
}

/** The buddy list with what is known of each; changes go to the archive by themselves. */
export interface Roster {
  buddies(): readonly BuddyView[];
  /** Null when the presentity is not on the list. */
  find(presentity: PresentityAddress): BuddyView | null;
  /**
   * Takes over what `read` gets from the service; what else was known is no longer entitled to. What
   * changes here before `read` is done stays as it then is. Rejects as `read` does.
   */
  replace(read: () => Promise<ServiceLists>): Promise<void>;
  put(buddies: readonly Buddy[]): void;
  remove(presentities: readonly PresentityAddress[]): void;
  watch(watched: Watched): void;
  notify(document: PresenceDocument): void;
  /** The connection ended. */
  fallSilent(): void;
  /** In the archive once it resolves. */
  save(): Promise<void>;
  readonly onDidChange: OnDid<RosterChange>;
}

export interface RosterOptions {
  readonly archive: Archive;
  readonly clock: Clock;
  readonly log: Log;
}

export async function createRoster(options: RosterOptions): Promise<Roster> {
  const roster = new ArchivedRoster(options);
  await roster.load();
  return roster;
}

class ArchivedRoster implements Roster {
  readonly #options: RosterOptions;
  readonly #archive: RosterArchive;
  readonly #buddies = new Map<PresentityAddress, Buddy>();
  /** Also of presentities that are not on the list (yet): the two are told apart. */
  readonly #known = new Map<PresentityAddress, KnownPresence>();
  /** One for each `replace` that is under way. */
  readonly #newer = new Set<Newer>();
  readonly #changed = createEmitter<RosterChange>();
  readonly onDidChange = this.#changed.onDid;

  constructor(options: RosterOptions) {
    this.#options = options;
    this.#archive = createRosterArchive({
      ...options,
      read: (presentity) => this.#archived(presentity),
    });
  }

  async load(): Promise<void> {
    for (const row of await this.#options.archive.run("buddy:list")) {
      const archived = parseRow(row);
      if (archived === null) continue;
      this.#buddies.set(archived.buddy.presentity, archived.buddy);
      this.#known.set(archived.buddy.presentity, archived.known);
    }
  }

  buddies(): readonly BuddyView[] {
    return [...this.#buddies.values()].map((buddy) => this.#viewOf(buddy));
  }

  find(presentity: PresentityAddress): BuddyView | null {
    const buddy = this.#buddies.get(presentity);
    return buddy === undefined ? null : this.#viewOf(buddy);
  }

  async replace(read: () => Promise<ServiceLists>): Promise<void> {
    const newer: Newer = { buddies: new Set(), watched: new Set() };
    this.#newer.add(newer);
    try {
      const { buddies, watched } = await read();
      this.#replaceBuddies(buddies, newer.buddies);
      this.#replaceWatched(watched, newer.watched);
    } finally {
      this.#newer.delete(newer);
    }
  }

  put(buddies: readonly Buddy[]): void {
    const presentities = buddies.map(({ presentity }) => presentity);
    for (const newer of this.#newer) addAll(newer.buddies, presentities);
    this.#put(buddies);
  }

  remove(presentities: readonly PresentityAddress[]): void {
    for (const newer of this.#newer) addAll(newer.buddies, presentities);
    this.#remove(presentities);
  }

  #replaceBuddies(buddies: readonly Buddy[], newer: ReadonlySet<PresentityAddress>): void {
    const settled = new Set([...newer, ...buddies.map(({ presentity }) => presentity)]);
    this.#remove([...this.#buddies.keys()].filter((presentity) => !settled.has(presentity)));
    this.#put(buddies.filter(({ presentity }) => !newer.has(presentity)));
  }

  #replaceWatched(watched: readonly Watched[], newer: ReadonlySet<PresentityAddress>): void {
    const now = this.#now();
    const settled = new Set([...newer, ...watched.map((one) => one.subscription.presentity)]);
    for (const presentity of this.#known.keys()) {
      if (!settled.has(presentity)) this.#known.set(presentity, NOTHING_KNOWN);
    }
    for (const one of watched) {
      const { presentity } = one.subscription;
      if (!newer.has(presentity)) this.#take(presentity, (known) => takeWatched(known, one, now));
    }
    this.#tell([...this.#buddies.keys()]);
  }

  #put(buddies: readonly Buddy[]): void {
    for (const buddy of buddies) this.#buddies.set(buddy.presentity, buddy);
    this.#tell(buddies.map(({ presentity }) => presentity));
  }

  #remove(presentities: readonly PresentityAddress[]): void {
    const removed = presentities.filter((presentity) => this.#buddies.delete(presentity));
    for (const presentity of removed) this.#known.delete(presentity);
    this.#tell([], removed);
  }

  watch(watched: Watched): void {
    const { presentity } = watched.subscription;
    for (const newer of this.#newer) newer.watched.add(presentity);
    if (this.#take(presentity, (known) => takeWatched(known, watched, this.#now())))
      this.#tell([presentity]);
  }

  notify(document: PresenceDocument): void {
    const { presentity } = document;
    if (this.#take(presentity, (known) => takeNotification(known, document, this.#now())))
      this.#tell([presentity]);
  }

  fallSilent(): void {
    const now = this.#now();
    const silenced = [...this.#known.keys()].filter((presentity) =>
      this.#take(presentity, (known) => takeSilence(known, now)),
    );
    this.#tell(silenced);
  }

  save(): Promise<void> {
    return this.#archive.save();
  }

  /** Whether anything changed. */
  #take(presentity: PresentityAddress, take: (known: KnownPresence) => KnownPresence): boolean {
    const before = this.#known.get(presentity) ?? NOTHING_KNOWN;
    const after = take(before);
    if (after !== before) this.#known.set(presentity, after);
    return after !== before;
  }

  #tell(changed: readonly PresentityAddress[], removed: readonly PresentityAddress[] = []): void {
    const buddies = changed
      .map((presentity) => this.find(presentity))
      .filter((view) => view !== null);
    if (buddies.length === 0 && removed.length === 0) return;
    this.#archive.note([...changed, ...removed]);
    this.#changed.emit({ buddies, removed });
  }

  #archived(presentity: PresentityAddress) {
    const buddy = this.#buddies.get(presentity);
    return buddy === undefined ? null : { buddy, known: this.#knownOf(presentity) };
  }

  #viewOf(buddy: Buddy): BuddyView {
    return { buddy, ...this.#knownOf(buddy.presentity) };
  }

  #knownOf(presentity: PresentityAddress): KnownPresence {
    return this.#known.get(presentity) ?? NOTHING_KNOWN;
  }

  #now(): string {
    return new Date(this.#options.clock.now()).toISOString();
  }
}

function addAll<T>(set: Set<T>, values: readonly T[]): void {
  for (const value of values) set.add(value);
}
