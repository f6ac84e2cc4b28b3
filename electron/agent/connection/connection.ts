import type { SessionWelcome } from "../../../shared/contract/account.ts";
import type { Connection } from "../../../shared/contract/bridge.ts";
import type { Request } from "../../../shared/contract/define.ts";
import type { ServiceCalls } from "../../../shared/contract/service-protocol.ts";
import { AppError } from "../../../shared/result/app-error.ts";
import type { ErrorCode } from "../../../shared/result/error-code.ts";
import { fail } from "../../../shared/result/result.ts";
import { createEmitter, type OnDid } from "../emitter.ts";
import type { Clock } from "../ports.ts";
import { askService, openSession, type SessionOptions } from "./open-session.ts";
import { readEvent, type ServiceEvent } from "./read-event.ts";
import { retryDelay } from "./retry-delay.ts";
import type { ServiceSocket } from "./service-socket.ts";

export interface ConnectionOptions extends SessionOptions {
  readonly clock: Clock;
  /** In [0, 1). */
  readonly random: () => number;
}

/** The way to the service, which the other parts of the agent ask and listen on. */
export interface ServiceLink {
  /** Never rejects. `unavailable` while not online. */
  readonly request: Request<ServiceCalls>;
  /** Events in the order they came; the first ones of a connection may come before `onDidGoOnline`. */
  readonly onDidReceive: OnDid<ServiceEvent>;
  isOnline(): boolean;
}

/** One connection to the service that is made again whenever it ends. */
export interface AgentConnection extends ServiceLink {
  start(): void;
  /** For good. Idempotent. */
  stop(): void;
  /**
   * Ends the present connection as if it had broken, so that everything is read anew. The state then
   * says why: a full disk is no service out of reach.
   */
  drop(error: unknown): void;
  state(): Connection;
  readonly onDidChange: OnDid<Connection>;
  /** `session:start` was answered. */
  readonly onDidGoOnline: OnDid<SessionWelcome>;
  readonly onDidGoOffline: OnDid<void>;
}

/** What trying again can't mend: somebody has to sign in anew, or install a newer version. */
const FINAL: ReadonlySet<ErrorCode> = new Set(["unauthenticated", "upgrade-required"]);

/** A connection that ended sooner than this counts as a failed attempt. */
const STEADY_MS = 10_000;

type Phase = Pick<Connection, "state"> & Partial<Pick<Connection, "retryAt" | "code">>;

export function createConnection(options: ConnectionOptions): AgentConnection {
  return new RepeatedConnection(options);
}

class RepeatedConnection implements AgentConnection {
  readonly #options: ConnectionOptions;
  readonly #changed = createEmitter<Connection>();
  readonly #online = createEmitter<SessionWelcome>();
  readonly #offline = createEmitter<void>();
  readonly #received = createEmitter<ServiceEvent>();
  readonly onDidChange = this.#changed.onDid;
  readonly onDidGoOnline = this.#online.onDid;
  readonly onDidGoOffline = this.#offline.onDid;
  readonly onDidReceive = this.#received.onDid;
  #state: Connection;
  #socket: ServiceSocket | null = null;
  /** Whatever began under another number is void when it ends. */
  #attempt = 0;
  #failures = 0;
  #onlineSince = 0;
  #cancelRetry = () => {};
  readonly #held: { readonly attempt: number; readonly event: ServiceEvent }[] = [];

  constructor(options: ConnectionOptions) {
    this.#options = options;
    this.#state = this.#stateOf({ state: "connecting" });
  }

  start(): void {
    void this.#connect();
  }

  stop(): void {
    this.#cancelRetry();
    this.#end({ state: "signed-out" });
  }

  drop(error: unknown): void {
    const code = error instanceof AppError ? error.code : "internal";
    if (this.isOnline()) this.#lose(this.#attempt, code);
  }

  state(): Connection {
    return this.#state;
  }

  isOnline(): boolean {
    return this.#state.state === "online";
  }

  readonly request: Request<ServiceCalls> = async (name, input) => {
    if (this.#socket === null || !this.isOnline()) return fail("unavailable", "not connected");
    return askService(this.#socket, name, input);
  };

  async #connect(): Promise<void> {
    const mine = (this.#attempt += 1);
    this.#enter({ state: "connecting" });
    const opened = await openSession(this.#options, {
      onDidReceive: (name, payload) => this.#receive(mine, name, payload),
      onDidClose: () => this.#lose(mine, "unavailable"),
    });
    if (mine !== this.#attempt) return opened.ok ? opened.value.close() : undefined;
    if (!opened.ok) return this.#lose(mine, opened.error.code);
    this.#socket = opened.value;
    const welcome = await askService(opened.value, "session:start", {});
    if (mine !== this.#attempt) return;
    if (!welcome.ok) return this.#lose(mine, welcome.error.code);
    this.#onlineSince = this.#options.clock.now();
    this.#enter({ state: "online" });
    this.#online.emit(welcome.value);
  }

  /** The attempt, or the connection it made, came to nothing. */
  #lose(attempt: number, code: ErrorCode): void {
    if (attempt !== this.#attempt) return;
    const { clock, random, log } = this.#options;
    if (FINAL.has(code)) {
      log.warn({ code }, "the service refuses this device");
      return this.#end({ state: "refused", code });
    }
    if (this.isOnline() && clock.now() - this.#onlineSince >= STEADY_MS) this.#failures = 0;
    const delayMs = retryDelay(this.#failures, random);
    this.#failures += 1;
    this.#end({ state: "waiting", code, retryAt: new Date(clock.now() + delayMs).toISOString() });
    this.#cancelRetry = clock.schedule(() => void this.#connect(), delayMs);
  }

  #end(phase: Phase): void {
    const wasOnline = this.isOnline();
    this.#attempt += 1;
    this.#socket?.close();
    this.#socket = null;
    // The state first: whoever hears of the end may ask for it.
    this.#enter(phase);
    if (wasOnline) this.#offline.emit();
  }

  #receive(attempt: number, name: string, payload: unknown): void {
    if (attempt !== this.#attempt) return;
    const event = readEvent(name, payload);
    if (event === null) this.#options.log.debug({ event: name }, "an event was not understood");
    else if (event.name === "session:ended") this.#lose(attempt, "unauthenticated");
    else this.#hold(attempt, event);
  }

  /**
   * Replies reach their callers a little later than events reach here, so events step back behind them:
   * nobody may hear of a change to something that the reply before it was about to bring.
   */
  #hold(attempt: number, event: ServiceEvent): void {
    this.#held.push({ attempt, event });
    if (this.#held.length > 1) return;
    setImmediate(() => {
      for (const held of this.#held.splice(0)) {
        if (held.attempt === this.#attempt) this.#received.emit(held.event);
      }
    });
  }

  #enter(phase: Phase): void {
    this.#state = this.#stateOf(phase);
    this.#changed.emit(this.#state);
  }

  #stateOf({ state, retryAt, code }: Phase): Connection {
    const since = new Date(this.#options.clock.now()).toISOString();
    return { state, since, retryAt: retryAt ?? null, code: code ?? null };
  }
}
