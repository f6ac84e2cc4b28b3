import type { PresentityAddress, PrincipalAddress } from "../../../shared/contract/address.ts";
import { domainOf, ownerOf } from "../../../shared/model/address.ts";
import { AppError } from "../../../shared/result/app-error.ts";

/** Refuses any of one's own presentities, and those of other domains. */
export function requireSomebodyElses(
  presentity: PresentityAddress,
  watcher: PrincipalAddress,
  domain: string,
): void {
  requireSomebodyElse(ownerOf(presentity), watcher, domain);
}

/** Refuses oneself, and whoever is of another domain. */
export function requireSomebodyElse(
  somebody: PrincipalAddress,
  self: PrincipalAddress,
  domain: string,
): void {
  if (domainOf(somebody) !== domain) throw notServed();
  if (somebody === self) throw new AppError("watching-yourself", "nobody watches themself");
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

/** Of whoever hides, for whatever reason: which one it was would tell who is let in by name. */
export function refusedHidden(): AppError {
  return new AppError(
    "hidden-watching-refused",
    "this person shows their light only to people who do not hide that they watch",
  );
}
