import type { PresentityAddress, PrincipalAddress } from "../../../shared/contract/address.ts";
import { limits } from "../../../shared/contract/limits.ts";
import type {
  InformationReader,
  SharedWatchers,
} from "../../../shared/contract/watcher-reading.ts";
import { ownerOf } from "../../../shared/model/address.ts";
import { AppError } from "../../../shared/result/app-error.ts";
import type { AccountDirectory } from "../account/account-directory.ts";
import { describeBug } from "../describe-bug.ts";
import { createKeyedQueue } from "../keyed-queue.ts";
import type { Bus, Caller, Clock, Log, Sessions, Stop } from "../ports.ts";
import type { WriteBehind } from "../presence/write-behind.ts";
import { timestamp } from "../system-clock.ts";
import type { Ledger } from "./ledger.ts";
import type { ReaderRepository, ReadingAct } from "./reader-repository.ts";
import type { SharedReading } from "./shared-reading.ts";
import type { SharedSubscriptions } from "./shared-subscriptions.ts";

/** WATCHER INFORMATION for others than its owner, each reading of it recorded one level up. */
export interface WatcherReading {
  readers(owner: Caller): Promise<InformationReader[]>;
  letRead(owner: Caller, reader: PrincipalAddress, isAllowed: boolean): Promise<void>;
  read(caller: Caller, presentity: PresentityAddress): Promise<SharedWatchers>;
  subscribe(caller: Caller, presentity: PresentityAddress): Promise<SharedWatchers>;
  unsubscribe(caller: Caller, presentity: PresentityAddress): void;
  stop: Stop;
}

export interface WatcherReadingDeps {
  readonly repository: ReaderRepository;
  readonly accounts: AccountDirectory;
  readonly ledger: Pick<Ledger, "onDidChange" | "spanDays">;
  readonly reading: SharedReading;
  readonly subscriptions: SharedSubscriptions;
  readonly sessions: Pick<Sessions, "onDidEnd">;
  readonly writes: WriteBehind;
  readonly bus: Bus;
  readonly clock: Clock;
  readonly log: Log;
}

const DAY_MS = 86_400_000;

export function createWatcherReading(deps: WatcherReadingDeps): WatcherReading {
  return new RecordedReading(deps);
}

class RecordedReading implements WatcherReading {
  readonly #deps: WatcherReadingDeps;
  readonly #stops: readonly Stop[];
  /** What each reader was told last, so that nothing is told which they do not see. */
  readonly #told = new Map<string, number>();
  /** One reader's news of one presentity, one after the other: what is read last is told last. */
  readonly #news = createKeyedQueue();

  constructor(deps: WatcherReadingDeps) {
    this.#deps = deps;
    this.#stops = [
      deps.ledger.onDidChange((presentity) => void this.#tell(presentity)),
      deps.sessions.onDidEnd((caller) => this.#end(caller)),
    ];
  }

  stop: Stop = () => this.#stops.forEach((stop) => stop());

  async readers({ identity }: Caller): Promise<InformationReader[]> {
    const { repository, ledger, subscriptions, writes, clock } = this.#deps;
    const { presentity } = identity;
    await writes.settled();
    const spanDays = await ledger.spanDays(presentity);
    const from = timestamp(clock, -spanDays * DAY_MS);
    const subscribed = new Set(subscriptions.readersOf(presentity).map((one) => one.principal));
    const readers = await repository.list(presentity, from);
    return readers.map((one) => ({ ...one, isSubscribed: subscribed.has(one.reader) }));
  }

  async letRead(owner: Caller, reader: PrincipalAddress, isAllowed: boolean): Promise<void> {
    const { repository, accounts } = this.#deps;
    const { presentity } = owner.identity;
    if (reader === owner.principal) {
      throw new AppError("invalid-request", "one always reads one's own watchers");
    }
    if (isAllowed && (await accounts.find(reader)) === undefined) {
      throw new AppError("address-unknown", "nobody has this address");
    }
    if (!(await repository.let(presentity, reader, isAllowed))) {
      throw new AppError(
        "too-many",
        `at most ${limits.informationReaders} people can be let read who watches`,
      );
    }
    if (!isAllowed) void this.#tell(presentity);
  }

  async read(caller: Caller, presentity: PresentityAddress): Promise<SharedWatchers> {
    await this.#admit(caller, presentity);
    this.#record(caller, presentity, "fetch");
    return this.#deps.reading(caller.principal, presentity);
  }

  async subscribe(caller: Caller, presentity: PresentityAddress): Promise<SharedWatchers> {
    await this.#admit(caller, presentity);
    const added = this.#deps.subscriptions.add(caller, presentity);
    if (added === "full") throw new AppError("too-many", "this connection reads too many at once");
    if (added === "added") this.#record(caller, presentity, "subscribe");
    const key = keyOf(caller, presentity);
    return this.#news.run(key, async () => {
      const shared = await this.#deps.reading(caller.principal, presentity);
      // Another device of theirs may still have to be told of this version.
      if (!this.#told.has(key)) this.#told.set(key, shared.version);
      return shared;
    });
  }

  unsubscribe(caller: Caller, presentity: PresentityAddress): void {
    if (this.#deps.subscriptions.remove(caller, presentity)) this.#left(caller, presentity);
  }

  /** Alike for everybody who may not, whatever the reason. */
  async #admit(caller: Caller, presentity: PresentityAddress): Promise<void> {
    const isOwn = ownerOf(presentity) === caller.principal;
    if (isOwn || (await this.#deps.repository.mayRead(presentity, caller.principal))) return;
    this.#record(caller, presentity, "refusal");
    throw new AppError("forbidden", "they don't let you see who watches them");
  }

  #record({ principal }: Caller, presentity: PresentityAddress, act: ReadingAct): void {
    // One's own is no secret to oneself.
    if (ownerOf(presentity) === principal) return;
    const { repository, writes, clock } = this.#deps;
    writes.add(repository.record({ presentity, reader: principal, act, at: timestamp(clock) }));
  }

  #end(caller: Caller): void {
    for (const presentity of this.#deps.subscriptions.end(caller.connectionId)) {
      this.#left(caller, presentity);
    }
  }

  #left(caller: Caller, presentity: PresentityAddress): void {
    // Without it the other devices would be told of the next change, whether they see it or not.
    if (!this.#isTold(caller, presentity)) this.#told.delete(keyOf(caller, presentity));
    this.#record(caller, presentity, "cancel");
  }

  #isTold({ principal }: Caller, presentity: PresentityAddress): boolean {
    return this.#deps.subscriptions.connectionsOf(principal, presentity).length > 0;
  }

  async #tell(presentity: PresentityAddress): Promise<void> {
    for (const reader of this.#deps.subscriptions.readersOf(presentity)) {
      try {
        await this.#news.run(keyOf(reader, presentity), () => this.#tellOne(reader, presentity));
      } catch (error) {
        this.#deps.log.error({ error: describeBug(error) }, "could not tell a reader of watchers");
      }
    }
  }

  async #tellOne(reader: Caller, presentity: PresentityAddress): Promise<void> {
    const { repository, reading, subscriptions, bus, clock } = this.#deps;
    const { principal } = reader;
    if (!this.#isTold(reader, presentity)) return;
    const mayRead =
      ownerOf(presentity) === principal || (await repository.mayRead(presentity, principal));
    const key = keyOf(reader, presentity);
    const last = this.#told.get(key) ?? 0;
    // To be told that there is nothing more is news of its own.
    const version = mayRead
      ? (await reading(principal, presentity)).version
      : Math.max(clock.now(), last + 1);
    if (version === last) return;
    this.#told.set(key, version);
    bus.toPrincipal(principal, "watcher:shared-changed", { presentity, version });
    if (mayRead) return;
    for (const connection of subscriptions.connectionsOf(principal, presentity)) {
      this.unsubscribe(connection, presentity);
    }
  }
}

function keyOf({ principal }: Caller, presentity: PresentityAddress): string {
  return `${principal} ${presentity}`;
}
