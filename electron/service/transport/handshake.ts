import { PROTOCOL, PROTOCOL_MINIMUM } from "../../../shared/contract/limits.ts";
import { Handshake } from "../../../shared/contract/service-protocol.ts";
import { AppError } from "../../../shared/result/app-error.ts";
import { isSameSecret } from "./same-secret.ts";

/**
 * Reads what a client said when it connected, or throws why it may not come in.
 *
 * Below the minimum: the client is too old. A newer client asks the entrance what this service speaks
 * and then speaks that, so only the session refuses a protocol this build does not know.
 */
export function readHandshake(raw: unknown, launch: string | null): Handshake {
  const parsed = Handshake.safeParse(raw);
  if (!parsed.success) throw new AppError("invalid-request", "malformed handshake");
  const { protocol, launch: given } = parsed.data;
  if (protocol < PROTOCOL_MINIMUM) {
    throw new AppError("upgrade-required", "this service no longer speaks the client's protocol");
  }
  if (launch !== null && !isSameSecret(given ?? "", launch)) {
    throw new AppError("untrusted-sender", "the launch secret is missing or wrong");
  }
  return parsed.data;
}

/** For signed-in connections: both sides must speak the same. */
export function requireKnownProtocol({ protocol }: Handshake): void {
  if (protocol <= PROTOCOL) return;
  throw new AppError("upgrade-required", "the client's protocol is newer than this service");
}
