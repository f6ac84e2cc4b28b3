import { AppError } from "../../../shared/result/app-error.ts";
import type { Requester } from "../ports.ts";
import type { AccountRepository } from "./account-repository.ts";
import { hashSecret } from "./device-token.ts";
import { identityOf } from "./service-identity.ts";

/** Who holds this token, or `unauthenticated`: alike for a token that never was and one that was ended. */
export type Authenticate = (token: string) => Promise<Requester>;

export function createAuthenticate(accounts: Pick<AccountRepository, "findByToken">): Authenticate {
  return async (token) => {
    const bearer = await accounts.findByToken(hashSecret(token));
    if (bearer === undefined || bearer.endReason !== null) {
      throw new AppError("unauthenticated", "this device is not signed in");
    }
    const { account, device } = bearer;
    return {
      accountId: account.id,
      identity: identityOf(account),
      principal: account.principal,
      deviceId: device.id,
      deviceKind: device.kind,
      deviceLabel: device.label,
      // The token was given for a password. Whether a person has verified the device comes later.
      authenticationLevel: "password",
    };
  };
}
