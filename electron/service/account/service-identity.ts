import type {
  Identity,
  Registration,
  ServiceDescription,
} from "../../../shared/contract/account.ts";
import { PrincipalAddress } from "../../../shared/contract/address.ts";
import { limits, PROTOCOL } from "../../../shared/contract/limits.ts";
import { inboxOf, presentityOf } from "../../../shared/model/address.ts";
import type { AccountProfile } from "./account-repository.ts";

/** What this service is, as it tells everybody who asks. */
export interface ServiceFacts {
  readonly domain: string;
  readonly registration: Registration;
  readonly hasPracticeBuddies: boolean;
}

export function describeService(facts: ServiceFacts): ServiceDescription {
  return { ...facts, protocol: PROTOCOL, messageBytes: limits.messageBytes };
}

/** The default entities of an account. */
export function identityOf({
  principal,
  displayName,
}: Pick<AccountProfile, "principal" | "displayName">): Identity {
  return {
    principal,
    presentity: presentityOf(principal),
    inbox: inboxOf(principal),
    displayName,
  };
}

export function principalNamed(name: string, domain: string): PrincipalAddress {
  return PrincipalAddress.parse(`${name}@${domain}`);
}
