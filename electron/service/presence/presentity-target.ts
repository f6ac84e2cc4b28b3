import type { PresentityAddress, PrincipalAddress } from "../../../shared/contract/address.ts";
import { domainOf, principalOf } from "../../../shared/model/address.ts";
import { AppError } from "../../../shared/result/app-error.ts";

/** Whose presentity it is. Refuses one's own, and those of other domains. */
export function requireSomebodyElse(
  address: PresentityAddress | PrincipalAddress,
  watcher: PrincipalAddress,
  domain: string,
): PrincipalAddress {
  const principal = principalOf(address);
  if (domainOf(principal) !== domain) throw notServed();
  if (principal === watcher) throw new AppError("watching-yourself", "nobody watches themself");
  return principal;
}

export function notServed(): AppError {
  return new AppError("address-not-served", "this service serves only addresses of its own domain");
}

export function unknownAddress(): AppError {
  return new AppError("address-unknown", "nobody has this address");
}

export function refusedLooking(): AppError {
  return new AppError("watching-refused", "this person lets you follow them, but not just look");
}

export function refusedFollowing(): AppError {
  return new AppError("watching-refused", "this person lets you look, but not follow them");
}

export function refusedWatching(): AppError {
  return new AppError("watching-refused", "this person does not let you watch them");
}
