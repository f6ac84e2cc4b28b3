import { InboxAddress, PresentityAddress, PrincipalAddress } from "../contract/address.ts";
import { AppError } from "../result/app-error.ts";

type AnyAddress = PrincipalAddress | PresentityAddress | InboxAddress;
/** The address of a principal, or of what each principal has exactly one of. */
type OwnAddress = PrincipalAddress | InboxAddress;

/** `ada@host` of `im:ada@host` or `ada@host`. */
export function principalOf(address: OwnAddress): PrincipalAddress {
  return PrincipalAddress.parse(address.replace(/^im:/, ""));
}

/** Whose it is, whatever it is: `ada@host` of `pres:ada@host` and of `pres:ada+work@host`. */
export function ownerOf(address: AnyAddress): PrincipalAddress {
  return PrincipalAddress.parse(address.replace(/^(?:pres|im):/, "").replace(/\+[^@]*@/, "@"));
}

/** The first PRESENTITY of a principal: the same identifier (RFC 2779 §2.1.3). Made with the account. */
export function presentityOf(address: OwnAddress): PresentityAddress {
  return PresentityAddress.parse(`pres:${principalOf(address)}`);
}

/** What a further PRESENTITY is told apart by; null for the first one. */
export function tagOf(presentity: PresentityAddress): string | null {
  return /\+([^@]*)@/.exec(presentity)?.[1] ?? null;
}

/** The one INSTANT INBOX of a principal, which all their presentities name. */
export function inboxOf(address: AnyAddress): InboxAddress {
  return InboxAddress.parse(`im:${ownerOf(address)}`);
}

export function domainOf(address: AnyAddress): string {
  return address.slice(address.indexOf("@") + 1);
}

/** The part before the `@`, for places where the domain goes without saying. */
export function localPartOf(address: AnyAddress): string {
  return address.replace(/^(?:pres|im):/, "").replace(/@.*$/, "");
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
  const parsed = PrincipalAddress.safeParse(completed(typed, ownDomain));
  if (parsed.success) return parsed.data;
  throw malformed();
}

/** The same where a presentity is meant: `ada+work` as well. Throws `address-malformed`. */
export function parseTypedPresentity(typed: string, ownDomain: string): PresentityAddress {
  const parsed = PresentityAddress.safeParse(`pres:${completed(typed, ownDomain)}`);
  if (parsed.success) return parsed.data;
  throw malformed();
}

function completed(typed: string, ownDomain: string): string {
  const bare = normaliseName(typed).replace(/^(?:pres|im):/, "");
  return bare.includes("@") ? bare : `${bare}@${ownDomain}`;
}

function malformed(): AppError {
  return new AppError("address-malformed", "an address looks like ada@example.org");
}
