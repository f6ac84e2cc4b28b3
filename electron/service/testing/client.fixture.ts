import { io, type Socket } from "socket.io-client";
import type { Credentials, DeviceKind, SessionWelcome } from "../../../shared/contract/account.ts";
import type {
  CallMap,
  CallName,
  EventName,
  EventPayload,
  Input,
  Output,
} from "../../../shared/contract/define.ts";
import { entranceCalls } from "../../../shared/contract/account.ts";
import { PROTOCOL } from "../../../shared/contract/limits.ts";
import {
  ENTRANCE,
  serviceCalls,
  type ServiceEvents,
  serviceEvents,
} from "../../../shared/contract/service-protocol.ts";
import { type Failure, type Result, unwrap } from "../../../shared/result/result.ts";
import type { Reachable } from "./start-service.fixture.ts";

type Events = ServiceEvents;

/** A typed connection; every event it ever heard is kept until somebody takes it. */
export interface Peer<C extends CallMap> extends Disposable {
  readonly socket: Socket;
  /** The reply as it came, a refusal included. */
  call<K extends CallName<C>>(name: K, input: Input<C[K]>): Promise<Result<Output<C[K]>>>;
  /** The value; a refusal is thrown as an `AppError`. */
  ask<K extends CallName<C>>(name: K, input: Input<C[K]>): Promise<Output<C[K]>>;
  /** Sends whatever it is given: for packets no typed client would send. */
  callRaw(name: string, ...args: readonly unknown[]): Promise<Result<unknown>>;
  close(): void;
}

export interface TestClient extends Peer<typeof serviceCalls> {
  readonly credentials: Credentials;
  readonly welcome: SessionWelcome;
  /** Takes the oldest event of this name that fits, or waits for one. */
  next<N extends EventName<Events>>(
    name: N,
    fits?: (payload: EventPayload<Events, N>) => boolean,
  ): Promise<EventPayload<Events, N>>;
  /** All events of this name that nobody took. */
  heard<N extends EventName<Events>>(name: N): EventPayload<Events, N>[];
  /** Resolves when the connection has ended. */
  closed(): Promise<void>;
}

export interface ClientOptions {
  readonly device?: { readonly label: string; readonly kind: DeviceKind };
  readonly password?: string;
  readonly displayName?: string;
  readonly invitation?: string;
  /** In the entrance: shows that this device was signed in before. */
  readonly token?: string;
}

export const PASSWORD = "correct horse battery";
const DEVICE = { label: "Test laptop", kind: "desktop" } as const;

/** A new account `name` with a started session. */
export async function register(
  service: Reachable,
  name: string,
  options: ClientOptions = {},
): Promise<TestClient> {
  const { invitation, displayName = name, password = PASSWORD, device = DEVICE } = options;
  using entrance = await enter(service);
  const wish = { name, displayName, password, device };
  const credentials = await entrance.ask(
    "account:register",
    invitation === undefined ? wish : { ...wish, invitation },
  );
  return await connect(service, credentials);
}

/** One more device of the account. */
export async function signIn(
  service: Reachable,
  name: string,
  options: ClientOptions = {},
): Promise<TestClient> {
  const { password = PASSWORD, device = DEVICE } = options;
  using entrance = await enter(service, options);
  return await connect(service, await entrance.ask("account:sign-in", { name, password, device }));
}

/** A connection to the entrance, or a rejection with the `Failure` as its `cause`. */
export async function enter(
  service: Reachable,
  { token }: ClientOptions = {},
): Promise<Peer<typeof entranceCalls>> {
  const socket = openSocket(`${service.url}${ENTRANCE}`, { ...handshake(service), token });
  await untilConnected(socket);
  return createPeer(socket, entranceCalls);
}

/** A started session of a device that has its token. */
export async function connect(service: Reachable, credentials: Credentials): Promise<TestClient> {
  const socket = openSocket(service.url, { ...handshake(service), token: credentials.token });
  const inbox = collectEvents(socket);
  await untilConnected(socket);
  const peer = createPeer(socket, serviceCalls);
  const welcome = await peer.ask("session:start", {});
  const closed = () =>
    socket.connected
      ? new Promise<void>((resolve) => socket.once("disconnect", () => resolve()))
      : Promise.resolve();
  return { ...peer, ...inbox, credentials, welcome, closed };
}

export function handshake({ launch }: Reachable) {
  return launch === null ? { protocol: PROTOCOL } : { protocol: PROTOCOL, launch };
}

export function openSocket(
  url: string,
  auth: object,
  headers: Record<string, string> = {},
): Socket {
  return io(url, {
    auth,
    transports: ["websocket"],
    reconnection: false,
    forceNew: true,
    extraHeaders: headers,
  });
}

/** Rejects with the reason; a refusal's `Failure` is in `cause`. */
export function untilConnected(socket: Socket): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.once("connect", resolve);
    socket.once("connect_error", (error: Error & { data?: Failure }) => {
      socket.close();
      reject(new Error(error.data?.code ?? error.message, { cause: error.data }));
    });
  });
}

function createPeer<C extends CallMap>(socket: Socket, calls: C): Peer<C> {
  const callRaw = async (name: string, ...args: readonly unknown[]): Promise<Result<unknown>> => {
    // Sound: the service answers every call with a `Result`; a test that finds otherwise fails right there.
    return (await socket.timeout(10_000).emitWithAck(name, ...args)) as Result<unknown>;
  };
  const call: Peer<C>["call"] = async (name, input) => {
    const result = await callRaw(name, input);
    if (!result.ok) return result;
    // Sound: parsed with the schema that the type comes from, so a reply that breaks the contract fails here.
    return { ok: true, value: calls[name]?.output.parse(result.value) as Output<C[typeof name]> };
  };
  const close = () => void socket.close();
  return {
    socket,
    callRaw,
    call,
    close,
    ask: async (name, input) => unwrap(await call(name, input)),
    [Symbol.dispose]: close,
  };
}

type Kept = { readonly name: string; readonly payload: unknown };
type Wish = Kept["name"] extends infer N
  ? {
      readonly name: N;
      readonly fits: (payload: never) => boolean;
      readonly take: (payload: unknown) => void;
    }
  : never;

function collectEvents(socket: Socket): Pick<TestClient, "next" | "heard"> {
  let kept: Kept[] = [];
  let wishes: Wish[] = [];
  socket.onAny((name: string, raw: unknown) => {
    // Sound: an event the contract does not know is a failure, whatever its name's type says.
    const payload: unknown = serviceEvents[name as EventName<Events>].parse(raw);
    const wish = wishes.find((one) => one.name === name && one.fits(payload as never));
    if (wish === undefined) return void kept.push({ name, payload });
    wishes = wishes.filter((one) => one !== wish);
    wish.take(payload);
  });
  return {
    heard: (name) =>
      // Sound: `parse` above made it what the contract says for this name.
      kept.filter((one) => one.name === name).map(({ payload }) => payload as never),
    next: (name, fits = () => true) =>
      new Promise((resolve) => {
        const found = kept.find((one) => one.name === name && fits(one.payload as never));
        kept = kept.filter((one) => one !== found);
        // Sound: as above.
        const take = (payload: unknown) => resolve(payload as never);
        if (found !== undefined) return take(found.payload);
        wishes.push({ name, fits, take });
      }),
  };
}
