import { type DeviceToken, entranceCalls } from "../../../shared/contract/account.ts";
import type { CallName, Input, Output } from "../../../shared/contract/define.ts";
import { PROTOCOL, times } from "../../../shared/contract/limits.ts";
import { ENTRANCE } from "../../../shared/contract/service-protocol.ts";
import { unwrap } from "../../../shared/result/result.ts";
import { parseReply } from "./parse-reply.ts";
import type { ServiceLocation } from "./service-location.ts";
import { openServiceSocket } from "./service-socket.ts";

type EntranceCalls = typeof entranceCalls;

export interface EntranceRequest<K extends CallName<EntranceCalls>> {
  readonly service: ServiceLocation;
  readonly name: K;
  readonly input: Input<EntranceCalls[K]>;
  /** One this device held for the account before, void or not: shows that no stranger is guessing. */
  readonly token?: DeviceToken | null | undefined;
  readonly timeoutMs?: number | undefined;
}

/**
 * Asks a service for what may be asked before signing in, on a connection of its own.
 *
 * Throws what the service refuses with, `unavailable` or `timeout`.
 */
export async function askEntrance<K extends CallName<EntranceCalls>>({
  service,
  name,
  input,
  token = null,
  timeoutMs = times.replyMs,
}: EntranceRequest<K>): Promise<Output<EntranceCalls[K]>> {
  const { launch } = service;
  const opened = await openServiceSocket({
    url: `${service.url}${ENTRANCE}`,
    handshake: {
      protocol: PROTOCOL,
      ...(launch === undefined ? {} : { launch }),
      ...(token === null ? {} : { token }),
    },
    timeoutMs,
    onDidReceive: () => {},
    onDidClose: () => {},
  });
  const socket = unwrap(opened);
  try {
    const definition: EntranceCalls[K] = entranceCalls[name];
    return unwrap(parseReply(definition, unwrap(await socket.ask(name, input))));
  } finally {
    socket.close();
  }
}
