import { z } from "zod";
import { limits } from "./limits.ts";

// Only the shape: which names a service gives out is decided where accounts are made.
const name = String.raw`[^\s@:/?#+]+`;
const domain = String.raw`[^\s@:/?#]+`;
const bare = `${name}@${domain}`;
const tag = `[a-z0-9-]{1,${limits.presentityTag}}`;

/** What sets a further PRESENTITY of a principal apart from the first: `work` of `pres:ada+work@host`. */
export const PresentityTag = z
  .string()
  .max(limits.presentityTag)
  .regex(new RegExp(`^${tag}$`, "u"));
export type PresentityTag = z.output<typeof PresentityTag>;

// All forms of one person's own address fit, or none does: any can be made from any other.
const PRINCIPAL = limits.address - "pres:".length;

/**
 * Who somebody is: `user@domain`, the authenticated identity of a PRINCIPAL. Lower case, NFKC. Never with
 * a `+`: that is what tells from a PRESENTITY's address alone whose it is.
 */
export const PrincipalAddress = z
  .string()
  .max(PRINCIPAL)
  .regex(new RegExp(`^${bare}$`, "u"))
  .brand<"PrincipalAddress">();
export type PrincipalAddress = z.output<typeof PrincipalAddress>;

/** `pres:user@domain` (RFC 3859), or `pres:user+tag@domain` for one that its owner made later. */
export const PresentityAddress = z
  .string()
  .max(limits.address)
  .regex(new RegExp(String.raw`^pres:${name}(?:\+${tag})?@${domain}$`, "u"))
  .brand<"PresentityAddress">();
export type PresentityAddress = z.output<typeof PresentityAddress>;

/** In a call: which of one's own is meant; left out: the first one. Anybody else's is `not-found`. */
export const whichPresentity = { presentity: PresentityAddress.optional() } as const;

/** INSTANT INBOX ADDRESS, `im:user@domain` (RFC 3860). */
export const InboxAddress = z
  .string()
  .max("im:".length + PRINCIPAL)
  .regex(new RegExp(`^im:${bare}$`, "u"))
  .brand<"InboxAddress">();
export type InboxAddress = z.output<typeof InboxAddress>;

/** ISO 8601 in UTC, milliseconds, written by the side whose clock it is. */
export const Timestamp = z.iso.datetime().max(limits.timestamp);
