import type { CallName, Input, Output } from "../../../shared/contract/define.ts";
import { PROTOCOL, times } from "../../../shared/contract/limits.ts";
import { type ServiceCalls, serviceCalls } from "../../../shared/contract/service-protocol.ts";
import { AppError } from "../../../shared/result/app-error.ts";
import { fail, type Result } from "../../../shared/result/result.ts";
import type { DeviceToken } from "../../../shared/contract/account.ts";
import type { Log } from "../ports.ts";
import type { ResolveService } from "./service-location.ts";
import { parseReply } from "./parse-reply.ts";
import { openServiceSocket, type OpenSocketOptions, type ServiceSocket } from "./service-socket.ts";

export interface SessionOptions {
  readonly resolveService: ResolveService;
  /** Read before every attempt; null when this device has none any more. */
  readonly readToken: () => Promise<DeviceToken | null>;
  readonly log: Log;
  /** How long to wait for a connection, and for each reply. */
  readonly replyMs?: number | undefined;
}

/** Asks one of the calls of a signed-in client. Never rejects. */
export async function askService<K extends CallName<ServiceCalls>>(
  socket: ServiceSocket,
  name: K,
  input: Input<ServiceCalls[K]>,
): Promise<Result<Output<ServiceCalls[K]>>> {
  const reply = await socket.ask(name, input);
  const definition: ServiceCalls[K] = serviceCalls[name];
  return reply.ok ? parseReply(definition, reply.value) : reply;
}

/** Finds the service and connects as this device. Never rejects. */
export async function openSession(
  { resolveService, readToken, replyMs = times.replyMs, log }: SessionOptions,
  listeners: Pick<OpenSocketOptions, "onDidReceive" | "onDidClose">,
): Promise<Result<ServiceSocket>> {
  try {
    const token = await readToken();
    if (token === null) return fail("unauthenticated", "this device is not signed in");
    const { url, launch } = await resolveService();
    const handshake = { protocol: PROTOCOL, token, ...(launch === undefined ? {} : { launch }) };
    return await openServiceSocket({ url: `${url}/`, handshake, timeoutMs: replyMs, ...listeners });
  } catch (error) {
    if (error instanceof AppError) return fail(error.code, error.message);
    log.error({ error: String(error) }, "the service could not be looked up");
    return fail("internal", "the service could not be looked up");
  }
}
