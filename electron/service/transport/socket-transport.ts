import type { Server as HttpServer } from "node:http";
import { Server, type Namespace, type Socket } from "socket.io";
import { limits } from "../../../shared/contract/limits.ts";
import {
  ENTRANCE,
  type Handshake,
  type ServiceCalls,
} from "../../../shared/contract/service-protocol.ts";
import { AppError } from "../../../shared/result/app-error.ts";
import { networkOf } from "../account/client-network.ts";
import type { Visitor } from "../account/entrance-handlers.ts";
import type { Outlet } from "../bus/memory-bus.ts";
import { deviceRoom, principalRoom } from "../bus/rooms.ts";
import type { Caller, ConnectionId, Log, Requester } from "../ports.ts";
import { bindCalls, type CallTable } from "./bind-calls.ts";
import { type CallGate, createCallGate, watchGate } from "./call-gate.ts";
import { createClientAddress } from "./client-address.ts";
import { failureOf } from "./failure-of.ts";
import { readHandshake, requireKnownProtocol } from "./handshake.ts";
import { createLinks, type Links } from "./links.ts";
import type { Meter } from "./metrics.ts";
import {
  CONNECTIONS_PER_DEVICE,
  createPlaces,
  createVisitorPlaces,
  type Places,
} from "./places.ts";
import { createRateLimit } from "./rate-limit.ts";
import { isAllowedOrigin } from "./request-origin.ts";
import type { Connection, SessionRegistry } from "./session-registry.ts";
import { limitUnread, type SendingTransport } from "./unread-limit.ts";

export interface SocketRoutes {
  readonly entrance: CallTable<Visitor>;
  readonly session: CallTable<Caller>;
  /** Rejects with an `AppError` when the token is void. */
  readonly authenticate: (token: string) => Promise<Requester>;
}

export interface SocketTransportOptions {
  readonly server: HttpServer;
  readonly sessions: SessionRegistry;
  readonly log: Log;
  readonly meter: Meter;
  /** The launch secret every client must know; null for a stand-alone service. */
  readonly launch: string | null;
  /** Whose `X-Forwarded-For` is believed. */
  readonly proxies: readonly string[];
  /** Per account, and for visitors per address; null: as many as they like. */
  readonly callsPerSecond: number | null;
}

export interface SocketTransport {
  readonly outlet: Outlet;
  /** From here on connections are let in. */
  serve(routes: SocketRoutes): void;
  /** Closes all connections and lets no more in. */
  close(): Promise<void>;
}

type Nsp = Namespace;

// Both together: a peer that vanished without a word is noticed after 16 s at the latest, and its presence
// is gone well within the 30 s that the design promises.
const PING_INTERVAL_MS = 8_000;
const PING_TIMEOUT_MS = 8_000;
// Whoever opens a transport says at once what for.
const CONNECT_TIMEOUT_MS = 10_000;
/** How long calls under way may take when the service stops. */
const PATIENCE_MS = 5_000;

export function createSocketTransport(options: SocketTransportOptions): SocketTransport {
  const gate = createCallGate();
  const io = new Server(options.server, {
    serveClient: false,
    transports: ["websocket"],
    maxHttpBufferSize: limits.packetBytes,
    pingInterval: PING_INTERVAL_MS,
    pingTimeout: PING_TIMEOUT_MS,
    connectTimeout: CONNECT_TIMEOUT_MS,
    allowRequest: ({ headers }, decide) => {
      const rules = { isLoopbackOnly: options.launch !== null };
      decide(null, gate.isOpen() && isAllowedOrigin(headers, rules));
    },
  });
  io.engine.on("connection", (transport: SendingTransport) => limitUnread(transport));
  return {
    outlet: createOutlet(io.of("/")),
    serve: (routes) => {
      const shared = { ...options, gate, links: createLinks() };
      serveEntrance(io.of(ENTRANCE), routes, shared);
      serveSessions(io.of("/"), routes, shared);
    },
    close: async () => {
      await gate.close(PATIENCE_MS);
      io.of(ENTRANCE).disconnectSockets(true);
      io.of("/").disconnectSockets(true);
      io.engine.close();
    },
  };
}

function createOutlet(nsp: Nsp): Outlet {
  return {
    emit: (room, event, payload) => {
      // The adapter would encode for an empty room too.
      if (nsp.adapter.rooms.has(room)) nsp.to(room).emit(event, payload);
    },
    join: (connections, room) => nsp.in(connections).socketsJoin(room),
    leave: (connections, room) => nsp.in(connections).socketsLeave(room),
  };
}

type Options = SocketTransportOptions & { readonly gate: CallGate; readonly links: Links };

function serveEntrance(nsp: Nsp, { entrance }: SocketRoutes, options: Options): void {
  const count = createRateLimit(options.callsPerSecond === null ? null : ENTRANCE_CALLS_PER_SECOND);
  const places = createVisitorPlaces(options.callsPerSecond !== null);
  const clientAddress = createClientAddress(options.proxies);
  const addressOf = ({ handshake: { address, headers } }: Socket) =>
    clientAddress(address, headers["x-forwarded-for"]);
  admit(nsp, options, (_handshake, socket) => {
    if (places.hasRoom(addressOf(socket))) return;
    throw new AppError("rate-limited", "too many at the entrance at once; try again in a moment");
  });
  nsp.on("connection", (socket) => {
    greet(socket, options);
    const address = addressOf(socket);
    const { token } = handshakeOf(socket);
    const { gate, isBusy } = watchGate(options.gate);
    occupy(socket, places, { key: address, isBusy });
    bindCalls<Visitor>(socket, {
      ...reporting(options),
      table: entrance,
      context: { address, token: token ?? null },
      admit: () => count(networkOf(address)),
      gate,
    });
  });
}

// People type passwords by hand; whoever needs more is not a person.
const ENTRANCE_CALLS_PER_SECOND = 50;

function serveSessions(nsp: Nsp, { session, authenticate }: SocketRoutes, options: Options): void {
  const { sessions } = options;
  const count = createRateLimit(options.callsPerSecond);
  const places = createPlaces(CONNECTIONS_PER_DEVICE);
  admit(nsp, options, async (handshake, socket) => {
    requireKnownProtocol(handshake);
    if (handshake.token === undefined) throw new AppError("unauthenticated", "a token is needed");
    const requester = await authenticate(handshake.token);
    // Sound: socket.io keeps `data` for the application alone, and only this line writes it.
    (socket.data as SocketData).requester = requester;
  });
  nsp.on("connection", (socket) => {
    const connection = createConnection(socket);
    const { caller } = connection;
    sessions.add(connection);
    options.meter.connections(1);
    socket.on("disconnect", () => {
      options.meter.connections(-1);
      sessions.remove(connection);
    });
    greet(socket, options);
    occupy(socket, places, { key: caller.deviceId, isBusy: () => false });
    bindCalls(socket, {
      table: session,
      context: caller,
      admit: async (name) => {
        await count(caller.accountId);
        if (name !== FIRST_CALL && !sessions.isStarted(caller)) throw notStarted();
      },
      ...reporting(options),
    });
  });
}

const FIRST_CALL = "session:start" satisfies keyof ServiceCalls;

function notStarted(): AppError {
  return new AppError("invalid-request", `${FIRST_CALL} is the first call of every connection`);
}

interface SocketData {
  handshake?: Handshake;
  requester?: Requester;
}

function createConnection(socket: Socket): Connection {
  // Sound: socket.io makes connection ids unique, and nothing else is ever branded as one.
  const connectionId = socket.id as ConnectionId;
  // Sound: the namespace let nobody in whose requester it did not set.
  const requester = (socket.data as Required<SocketData>).requester;
  const caller: Caller = { ...requester, connectionId };
  return {
    caller,
    hear: () => void socket.join([principalRoom(caller.principal), deviceRoom(caller.deviceId)]),
    end: (reason) =>
      // After the reply to the very call that ends it.
      void setImmediate(() => {
        socket.emit("session:ended", { reason });
        socket.disconnect(true);
      }),
  };
}

function greet(socket: Socket, { links }: Options): void {
  links.enter(socket.conn);
  socket.on("error", () => {});
  socket.on("disconnect", () => links.leave(socket.conn));
}

interface Seat {
  readonly key: string;
  readonly isBusy: () => boolean;
}

function occupy(socket: Socket, places: Places, { key, isBusy }: Seat): void {
  const leave = places.take(key, { isBusy, leave: () => void socket.disconnect(true) });
  socket.on("disconnect", leave);
  // It may have shared its transport with the one that had to go for it.
  if (!socket.connected) leave();
}

function handshakeOf(socket: Socket): Handshake {
  // Sound: as above, `admit` sets it on every socket it lets in.
  return (socket.data as Required<SocketData>).handshake;
}

/** Lets a connection in, or refuses it with a `Failure` in `connect_error`'s `data`. */
function admit(
  nsp: Nsp,
  { launch, log, links }: Options,
  check: (handshake: Handshake, socket: Socket) => Promise<void> | void,
): void {
  const run = async (socket: Socket): Promise<void> => {
    links.knock(socket.conn);
    const handshake = readHandshake(socket.handshake.auth, launch);
    // Sound: see `serveSessions`.
    (socket.data as SocketData).handshake = handshake;
    await check(handshake, socket);
  };
  nsp.use((socket, next) => {
    run(socket).then(
      () => next(),
      (error: unknown) => {
        const data = failureOf(error, log, "connect");
        next(Object.assign(new Error(data.message), { data }));
      },
    );
  });
}

function reporting({ log, meter, gate }: Options) {
  return {
    gate,
    onDidAnswer: meter.answered,
    reportBug: (name: string, error: unknown) => failureOf(error, log, name).ref ?? "",
  };
}
