import type { WebSocket } from "ws";

/** Codes of RFC 6455 §7.4.1. */
export const GOING_AWAY = 1001;
export const UNSUPPORTED_DATA = 1003;
export const POLICY_VIOLATION = 1008;
export const MESSAGE_TOO_BIG = 1009;

const GOODBYE_MS = 1_000;

/** Closes, and does not wait long for a page that does not answer the goodbye. */
export function closeSoon(socket: WebSocket, code: number, reason: string): void {
  socket.close(code, reason);
  setTimeout(() => socket.terminate(), GOODBYE_MS).unref();
}
