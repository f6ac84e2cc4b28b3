import type { PresentityAddress, PrincipalAddress } from "../../../shared/contract/address.ts";
import { limits } from "../../../shared/contract/limits.ts";
import type { Poll } from "../../../shared/contract/poll.ts";
import { ownerOf } from "../../../shared/model/address.ts";
import { AppError } from "../../../shared/result/app-error.ts";
import { isErrorCode } from "../../../shared/result/error-code.ts";
import type { Kept } from "../archive/kept.ts";
import type { ServiceLink } from "../connection/connection.ts";
import { isTransient } from "../connection/is-transient.ts";
import { createEmitter, type OnDid } from "../emitter.ts";
import type { Clock, Log } from "../ports.ts";
import type { Roster } from "../watcher/roster.ts";
import { KeptPolls, type PollLook } from "./poll-look.ts";

/** RFC 2778's POLLER: looks at people without a SUBSCRIPTION, each at their own even rhythm. */
export interface Poller {
  polls(): readonly Poll[];
  /** Resolves after the first look, or at once while there is no connection. Rejects as `poll:start` does. */
  start(wish: Pick<Poll, "presentity" | "everySeconds">): Promise<Poll>;
  stop(presentity: PresentityAddress): Promise<void>;
  /** There is a connection: what is due is looked at, and the rest in its turn. */
  resume(): void;
  pause(): void;
  readonly onDidChange: OnDid<readonly Poll[]>;
}

export interface PollerOptions {
  readonly link: ServiceLink;
  readonly roster: Pick<Roster, "find" | "onDidChange">;
  readonly kept: Kept;
  readonly clock: Clock;
  readonly log: Log;
  readonly own: PrincipalAddress;
}

interface Turn {
  readonly poll: Poll;
  /** Milliseconds since 1970. */
  readonly dueAt: number;
}

const POLLS = "polls";
/** Whoever is due within this part of their interval is looked at too: one request instead of many. */
const EARLY = 0.1;

/** What was switched on when the program ended is there again, switched off. */
export function createPoller(options: PollerOptions): Poller {
  const poller = new BatchPoller(options);
  options.roster.onDidChange(({ buddies }) => {
    for (const { buddy } of buddies) poller.giveWay(buddy.presentity);
  });
  return poller;
}

class BatchPoller implements Poller {
  readonly #options: PollerOptions;
  readonly #changed = createEmitter<readonly Poll[]>();
  readonly onDidChange = this.#changed.onDid;
  readonly #turns = new Map<PresentityAddress, Turn>();
  #isConnected = false;
  #cancel = (): void => {};

  constructor(options: PollerOptions) {
    this.#options = options;
    for (const known of options.kept.read(POLLS, KeptPolls) ?? []) {
      const poll = { ...known, isOn: false, lookedAt: null, document: null, code: null };
      this.#turns.set(known.presentity, { poll, dueAt: 0 });
    }
  }

  polls(): readonly Poll[] {
    return [...this.#turns.values()].map(({ poll }) => poll);
  }

  async start({ presentity, everySeconds }: Parameters<Poller["start"]>[0]): Promise<Poll> {
    this.#require(presentity);
    const known = this.#turns.get(presentity)?.poll;
    const { lookedAt, document } = known ?? { lookedAt: null, document: null };
    const poll: Poll = { presentity, everySeconds, isOn: true, lookedAt, document, code: null };
    this.#turns.set(presentity, { poll, dueAt: this.#options.clock.now() });
    await this.#save();
    await this.#lookAtDue();
    return this.#turns.get(presentity)?.poll ?? poll;
  }

  async stop(presentity: PresentityAddress): Promise<void> {
    if (!this.#turns.delete(presentity)) return;
    this.#tell();
    this.#scheduleNext();
    await this.#save();
  }

  resume(): void {
    this.#isConnected = true;
    void this.#lookAtDue();
  }

  pause(): void {
    this.#isConnected = false;
    this.#cancel();
  }

  /** Whoever is watched need not be looked at as well. */
  giveWay(presentity: PresentityAddress): void {
    if (!this.#turns.has(presentity) || !this.#isWatched(presentity)) return;
    this.stop(presentity).catch((error: unknown) =>
      this.#options.log.error({ error: String(error) }, "the end of a poll was not archived"),
    );
  }

  #require(presentity: PresentityAddress): void {
    if (ownerOf(presentity) === this.#options.own)
      throw new AppError("watching-yourself", "nobody polls themself");
    if (this.#isWatched(presentity))
      throw new AppError("already-watching", "a subscription tells sooner");
    if (!this.#turns.has(presentity) && this.#turns.size >= limits.polls)
      throw new AppError("too-many", "no room for more polls");
  }

  #isWatched(presentity: PresentityAddress): boolean {
    const subscription = this.#options.roster.find(presentity)?.subscription ?? null;
    return subscription !== null && subscription.state !== "terminated";
  }

  async #lookAtDue(): Promise<void> {
    if (!this.#isConnected) return this.#tell();
    const now = this.#options.clock.now();
    const due = [...this.#turns.values()].filter(
      ({ poll, dueAt }) => poll.isOn && dueAt - EARLY * intervalMs(poll) <= now,
    );
    // Before the answers: a slow service must not stretch the rhythm.
    for (const { poll } of due)
      this.#turns.set(poll.presentity, { poll, dueAt: now + intervalMs(poll) });
    this.#scheduleNext();
    if (due.length > 0) await this.#look(due.map(({ poll }) => poll));
    this.#tell();
  }

  /** No more than fit into one batch: there are fewer polls than that. */
  async #look(polls: readonly Poll[]): Promise<void> {
    const presentities = polls.map(({ presentity }) => presentity);
    const reply = await this.#options.link.request("presence:fetch", { presentities });
    for (const [index, { presentity }] of polls.entries()) {
      if (!reply.ok) this.#take(presentity, { ok: false, code: reply.error.code });
      else {
        const result = reply.value.results[index];
        if (result === undefined) continue;
        this.#take(presentity, result.ok ? result : { ok: false, code: codeOf(result.error.code) });
      }
    }
  }

  /** What was stopped meanwhile stays so. A refusal for good ends the poll: asking on would be a nuisance. */
  #take(presentity: PresentityAddress, look: PollLook): void {
    const turn = this.#turns.get(presentity);
    if (turn === undefined || !turn.poll.isOn) return;
    const lookedAt = new Date(this.#options.clock.now()).toISOString();
    const poll = look.ok
      ? { ...turn.poll, lookedAt, document: look.document, code: null }
      : { ...turn.poll, code: look.code, isOn: isTransient(look.code) };
    this.#turns.set(presentity, { ...turn, poll });
  }

  #scheduleNext(): void {
    this.#cancel();
    const turns = [...this.#turns.values()].filter(({ poll }) => poll.isOn);
    if (turns.length === 0 || !this.#isConnected) return;
    const next = Math.min(...turns.map(({ dueAt }) => dueAt));
    const delayMs = Math.max(0, next - this.#options.clock.now());
    this.#cancel = this.#options.clock.schedule(() => void this.#lookAtDue(), delayMs);
  }

  #tell(): void {
    this.#changed.emit(this.polls());
  }

  #save(): Promise<void> {
    const kept: KeptPolls = this.polls().map(({ presentity, everySeconds }) => ({
      presentity,
      everySeconds,
    }));
    return this.#options.kept.save(POLLS, kept);
  }
}

function intervalMs({ everySeconds }: Poll): number {
  return everySeconds * 1_000;
}

function codeOf(code: string) {
  return isErrorCode(code) ? code : "internal";
}
