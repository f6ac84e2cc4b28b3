import { io, type Socket } from "socket.io-client";
import type { Handshake } from "../../../shared/contract/service-protocol.ts";
import { fail, ok, type Failure, type Result } from "../../../shared/result/result.ts";
import { parseFailure } from "./parse-reply.ts";

/** One connection, from the moment it stands until it ends. It never comes back. */
export interface ServiceSocket {
  /** The raw reply, or why there is none: `timeout`, or `unavailable` once the connection has ended. */
  ask(name: string, input: unknown): Promise<Result<unknown>>;
  /** Ends the connection; `onDidClose` tells it as any other end. Idempotent. */
  close(): void;
}

export interface OpenSocketOptions {
  /** Base URL and namespace. */
  readonly url: string;
  readonly handshake: Handshake;
  /** For the connection to stand, and for each reply. */
  readonly timeoutMs: number;
  readonly onDidReceive: (name: string, payload: unknown) => void;
  /** Told once, and only of a connection that stood. */
  readonly onDidClose: () => void;
}

/** Never rejects: a refusal is the service's own failure, anything else is `unavailable`. */
export function openServiceSocket(options: OpenSocketOptions): Promise<Result<ServiceSocket>> {
  const socket = io(options.url, {
    auth: options.handshake,
    transports: ["websocket"],
    // When to try again is decided where the state is kept.
    reconnection: false,
    forceNew: true,
    timeout: options.timeoutMs,
  });
  return new Promise((resolve) => {
    const refuse = (failure: Failure) => {
      clearTimeout(timer);
      socket.off();
      // A refused namespace leaves the transport open.
      socket.disconnect();
      resolve({ ok: false, error: failure });
    };
    // The client's own time-out is over once the transport stands, which is before anybody is let in.
    const timer = setTimeout(() => refuse(unreachable("no answer in time")), options.timeoutMs);
    // An end between the two is no `connect_error` to the client.
    socket.once("disconnect", (reason) => refuse(unreachable(reason)));
    socket.once("connect_error", (error: Error & { readonly data?: unknown }) =>
      refuse(parseFailure(error.data) ?? unreachable(error.message)),
    );
    socket.once("connect", () => {
      clearTimeout(timer);
      socket.off();
      listen(socket, options);
      resolve(ok(serve(socket, options.timeoutMs)));
    });
  });
}

function listen(socket: Socket, { onDidReceive, onDidClose }: OpenSocketOptions): void {
  socket.onAny((name: string, payload: unknown) => onDidReceive(name, payload));
  socket.once("disconnect", () => onDidClose());
}

function serve(socket: Socket, timeoutMs: number): ServiceSocket {
  return {
    ask: async (name, input) => {
      // The client would keep it for a reconnection that never comes.
      if (!socket.connected) return notConnected();
      try {
        const reply: unknown = await socket.timeout(timeoutMs).emitWithAck(name, input);
        return ok(reply);
      } catch {
        if (!socket.connected) return notConnected();
        return fail("timeout", "the service did not answer in time");
      }
    },
    close: () => void socket.disconnect(),
  };
}

function notConnected(): Result<never> {
  return fail("unavailable", "not connected to the service");
}

function unreachable(reason: string): Failure {
  return { code: "unavailable", message: `the service can't be reached (${reason})` };
}
