import { randomUUID } from "node:crypto";
import { bridgeCalls } from "../../shared/contract/bridge.ts";
import { answer } from "../../shared/contract/define.ts";
import { BRIDGE_CALL_NAMES, type BridgeCallName } from "../../shared/contract/bridge-names.ts";
import { AppError } from "../../shared/result/app-error.ts";
import type { Result } from "../../shared/result/result.ts";
import { holdProfile } from "../agent/archive/hold-profile.ts";
import type { Clock } from "../agent/ports.ts";
import type { UseSignal } from "../agent/presence/device-rest.ts";
import { createSystemClock } from "../agent/system-clock.ts";
import { type Accounts, createAccounts } from "./account/accounts.ts";
import { createServiceDirectory } from "./account/service-directory.ts";
import { bridgeHandlers } from "./bridge-handlers/bridge-handlers.ts";
import type { BridgeHandlers } from "./bridge-handlers/handler-deps.ts";
import { describeBug } from "./describe-bug.ts";
import { createEventCoalescer, type EventCoalescer } from "./event-coalescer.ts";
import type { BridgeCaller, BridgeListener, Host, HostOptions } from "./host.ts";
import { openProfile } from "./profile/profile-file.ts";
import { createServiceFinder, type ServiceFinder } from "./service-finder/service-finder.ts";
import { tellOfChange } from "./tell-of-account.ts";

/** One profile behind the bridge; see `Host`. Nothing happens before `start`. */
export function createHost(options: HostOptions): Host {
  return new ProfileHost(options);
}

/** What exists between `start` and `stop`. */
interface Running {
  readonly accounts: Accounts;
  readonly finder: ServiceFinder;
  readonly handlers: BridgeHandlers;
  readonly release: () => void;
}

class ProfileHost implements Host {
  readonly #options: HostOptions & { readonly clock: Clock; readonly random: () => number };
  readonly #listeners = new Set<BridgeListener>();
  readonly #events: EventCoalescer;
  readonly calls: BridgeHandlers;
  #running: Running | null = null;
  #started: Promise<void> = Promise.resolve();

  constructor(options: HostOptions) {
    const { clock = createSystemClock(), random = Math.random } = options;
    this.#options = { ...options, clock, random };
    this.#events = createEventCoalescer(clock, (name, payload) => {
      for (const listener of this.#listeners) listener(name, payload);
    });
    this.calls = forwardCalls(() => this.#required().handlers);
  }

  async answer(name: BridgeCallName, raw: unknown, caller: BridgeCaller): Promise<Result<unknown>> {
    // Sound: `answer` parses the input with the very definition whose handler it is given to.
    const run = this.calls[name] as (input: unknown, caller: BridgeCaller) => unknown;
    return answer(
      bridgeCalls[name],
      raw,
      // Sound: the handler answers what its definition says; TypeScript can't tie the two by name here.
      async (input) => (await run(input, caller)) as never,
      (error) => this.#reportBug(name, error),
    );
  }

  onDidEmit(listener: BridgeListener): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  start(): Promise<void> {
    this.#started = this.#start();
    return this.#started;
  }

  async #start(): Promise<void> {
    const lock = holdProfile(this.#options.folders.profile);
    try {
      this.#running = await this.#open(() => lock.release());
      await this.#running.accounts.start();
    } catch (error) {
      await this.#end();
      lock.release();
      throw error;
    }
  }

  reportUse(signal: UseSignal): void {
    this.#running?.accounts.active()?.agent.away.observe(signal);
  }

  async stop(): Promise<void> {
    // What is only just being opened would be left open.
    await this.#started.catch(() => {});
    await this.#end();
  }

  async #end(): Promise<void> {
    const running = this.#running;
    if (running === null) return;
    this.#running = null;
    try {
      await running.accounts.stop();
    } finally {
      // After the agent has signed off: it may be this very service that it signs off from.
      await running.finder.stop();
      this.#events.discard();
      running.release();
    }
  }

  async #open(release: () => void): Promise<Running> {
    const { folders, domain, launchService, clock, log } = this.#options;
    const profile = await openProfile(folders.profile);
    const finder = createServiceFinder({
      folder: folders.service,
      domain,
      launchService,
      clock,
      log,
    });
    const services = createServiceDirectory(finder);
    const events = this.#events;
    const accounts = createAccounts({
      ...this.#options,
      profile,
      services,
      profileFolder: folders.profile,
      onWillChange: (active) => tellOfChange(active, events),
    });
    const handlers = bridgeHandlers({
      options: this.#options,
      clock,
      accounts,
      services,
      profile,
      events,
    });
    return { accounts, finder, handlers, release };
  }

  #required(): Running {
    if (this.#running !== null) return this.#running;
    throw new AppError("unavailable", "the app is starting or closing");
  }

  #reportBug(call: string, error: unknown): string {
    const ref = randomUUID();
    this.#options.log.error(
      { ref, call, error: describeBug(error) },
      "a call of the bridge failed by a bug",
    );
    return ref;
  }
}

/** What runs is only known at each call: before `start` and after `stop` there is nothing. */
function forwardCalls(handlers: () => BridgeHandlers): BridgeHandlers {
  const forward = (name: BridgeCallName) => (input: never, caller: BridgeCaller) =>
    handlers()[name](input, caller);
  const calls = BRIDGE_CALL_NAMES.map((name) => [name, forward(name)] as const);
  // Sound: every name once, each with a function that passes on to the handler of that name.
  return Object.fromEntries(calls) as unknown as BridgeHandlers;
}
