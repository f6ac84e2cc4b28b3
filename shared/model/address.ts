import { InboxAddress, PresentityAddress, PrincipalAddress } from "../contract/address.ts";
import { AppError } from "../result/app-error.ts";

type AnyAddress = PrincipalAddress | PresentityAddress | InboxAddress;

/** `ada@host` of `pres:ada@host`, `im:ada@host` or `ada@host`. */
export function principalOf(address: AnyAddress): PrincipalAddress {
  return PrincipalAddress.parse(address.replace(/^(?:pres|im):/, ""));
}

/** The default PRESENTITY of a principal: the same identifier (RFC 2779 §2.1.3). */
export function presentityOf(address: AnyAddress): PresentityAddress {
  return PresentityAddress.parse(`pres:${principalOf(address)}`);
}

/** The default INSTANT INBOX of a principal. */
export function inboxOf(address: AnyAddress): InboxAddress {
  return InboxAddress.parse(`im:${principalOf(address)}`);
}

export function domainOf(address: AnyAddress): string {
  return address.slice(address.indexOf("@") + 1);
}

/** The part before the `@`, for places where the domain goes without saying. */
export function localPartOf(address: AnyAddress): string {
  const principal = principalOf(address);
  return principal.slice(0, principal.indexOf("@"));
}

/** One spelling per name: compatibility forms folded, lower case. Idempotent. */
export function normaliseName(name: string): string {
  // Folding case can undo the composition, so it is composed once more.
  return name.trim().normalize("NFKC").toLowerCase().normalize("NFKC");
}

/**
 * What a person types for somebody: `ada`, `ada@host`, `pres:ada@host` or `im:ada@host`.
 *
 * Without a domain the person's own one is meant. Throws `address-malformed`.
 */
export function parseTypedAddress(typed: string, ownDomain: string): PrincipalAddress {
  const bare = normaliseName(typed).replace(/^(?:pres|im):/, "");
  const parsed = PrincipalAddress.safeParse(bare.includes("@") ? bare : `${bare}@${ownDomain}`);
  if (parsed.success) return parsed.data;
  throw new AppError("address-malformed", "an address looks like ada@example.org");
}
