import { createHash, randomBytes } from "node:crypto";
import { DeviceToken } from "../../../shared/contract/account.ts";

// Guessing 256 random bits is hopeless, so a fast hash is enough to make a stolen database worthless.
const TOKEN_BYTES = 32;
// An invitation may be read out over the phone and lasts for days only.
const INVITATION_BYTES = 15;

export function createDeviceToken(): DeviceToken {
  return DeviceToken.parse(randomBytes(TOKEN_BYTES).toString("base64url"));
}

export function createInvitationCode(): string {
  return randomBytes(INVITATION_BYTES).toString("base64url");
}

/** What is stored of a secret that was made here. Not for passwords. */
export function hashSecret(secret: string): string {
  return createHash("sha256").update(secret).digest("hex");
}
