import type { PrincipalAddress } from "../../../shared/contract/address.ts";
import type { BuddyView } from "../../../shared/contract/bridge.ts";
import { domainOf, localPartOf, ownerOf } from "../../../shared/model/address.ts";

/**
 * One's own name for the person, else the one they gave themself, else their address: whole, because
 * who has not answered yet may be anybody of that name.
 */
export function buddyName({ buddy, displayName }: BuddyView): string {
  return buddy.name || strangerName(ownerOf(buddy.presentity), displayName);
}

/** For somebody who may not be on the list: what they call themself, else their address. */
export function strangerName(address: PrincipalAddress, displayName: string): string {
  return displayName === "" ? address : displayName;
}

/** What is compared when a list is filtered: case, accents and compatibility forms do not matter. */
export function foldForSearch(text: string): string {
  return text.normalize("NFKD").replaceAll(/\p{M}/gu, "").toLowerCase();
}

/** Everything of a buddy that a filter may find. */
export function searchTextOf(view: BuddyView): string {
  const { presentity, name, groups } = view.buddy;
  const address = ownerOf(presentity);
  return foldForSearch([name, view.displayName, address, ...groups].join("\n"));
}

/** The address as it is shown where its domain goes without saying. */
export function shortAddress(address: PrincipalAddress, ownDomain: string | null): string {
  return domainOf(address) === ownDomain ? localPartOf(address) : address;
}
