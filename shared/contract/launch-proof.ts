import { z } from "zod";

/**
 * How a bundled service proves, before it is told anything, that it is the one a runtime file speaks
 * of: `GET /launch-proof/NONCE` is answered with the HMAC-SHA256 of `launchProofText`, keyed with the
 * launch secret, in base64url. Without it a stranger that has taken the port of a service that died
 * would be handed the launch secret and a device's token.
 */
export const LAUNCH_PROOF_PATH = "/launch-proof";

/** 32 random bytes in base64url, new for every question. */
export const LaunchNonce = z.string().regex(/^[\w-]{43}$/);

export const LaunchProof = z.object({ proof: z.string().regex(/^[\w-]{43}$/) });

/**
 * What is signed. The port is the one the service itself listens on, so that nobody on another port
 * can pass the question on to it.
 */
export function launchProofText({
  nonce,
  port,
}: {
  readonly nonce: string;
  readonly port: number;
}): string {
  return `porchlight launch proof, port ${port}: ${nonce}`;
}
