import { z } from "zod";
import { limits } from "./limits.ts";

// Only the shape: which names a service gives out is decided where accounts are made.
const bare = String.raw`[^\s@:/?#]+@[^\s@:/?#]+`;

// All forms of one person's address fit, or none does: any can be made from any other.
const PRINCIPAL = limits.address - "pres:".length;

/** Who somebody is: `user@domain`, the authenticated identity of a PRINCIPAL. Lower case, NFKC. */
export const PrincipalAddress = z
  .string()
  .max(PRINCIPAL)
  .regex(new RegExp(`^${bare}$`, "u"))
  .brand<"PrincipalAddress">();
export type PrincipalAddress = z.output<typeof PrincipalAddress>;

/** `pres:user@domain` (RFC 3859). */
export const PresentityAddress = z
  .string()
  .max("pres:".length + PRINCIPAL)
  .regex(new RegExp(`^pres:${bare}$`, "u"))
  .brand<"PresentityAddress">();
export type PresentityAddress = z.output<typeof PresentityAddress>;

/** INSTANT INBOX ADDRESS, `im:user@domain` (RFC 3860). */
export const InboxAddress = z
  .string()
  .max("im:".length + PRINCIPAL)
  .regex(new RegExp(`^im:${bare}$`, "u"))
  .brand<"InboxAddress">();
export type InboxAddress = z.output<typeof InboxAddress>;

/** ISO 8601 in UTC, milliseconds, written by the side whose clock it is. */
export const Timestamp = z.iso.datetime().max(limits.timestamp);
