import { createHash } from "node:crypto";
import { DeviceToken } from "../../../shared/contract/account.ts";
import { localPartOf, normaliseName } from "../../../shared/model/address.ts";
import type { SecretStore } from "../ports.ts";
import type { ProfileAccount } from "../profile/profile-file.ts";
import { tokenName } from "./active-account.ts";

/**
 * The tokens of devices that signed out here. They open nothing any more, but show the service that whoever
 * signs in again is not the one who guesses passwords from the same computer or network.
 */
export interface KnownDevices {
  /** Of an account that signed out for good and whose token still lies here. */
  remember(account: ProfileAccount): Promise<void>;
  /** Null when nobody of this name was signed in at this service. `name` is as it was typed. */
  tokenOf(wanted: {
    readonly serviceUrl: string | null;
    readonly name: string;
  }): Promise<DeviceToken | null>;
}

export function createKnownDevices(secrets: SecretStore): KnownDevices {
  return {
    remember: async (account) => {
      const token = await secrets.read(tokenName(account));
      const name = localPartOf(account.identity.principal);
      if (token !== null) await secrets.write(knownName(account.serviceUrl, name), token);
    },
    tokenOf: async ({ serviceUrl, name }) => {
      const [local = ""] = normaliseName(name).split("@");
      const token = DeviceToken.safeParse(await secrets.read(knownName(serviceUrl, local)));
      return token.success ? token.data : null;
    },
  };
}

/** Its own per service, so that no service is shown what belongs to another. */
function knownName(serviceUrl: string | null, name: string): string {
  const place = JSON.stringify([serviceUrl, name]);
  return `known-${createHash("sha256").update(place).digest("hex").slice(0, 32)}`;
}
