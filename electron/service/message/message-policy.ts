import type { AccessHandling } from "../../../shared/contract/access.ts";
import type { PrincipalAddress } from "../../../shared/contract/address.ts";

type Soon<T> = T | Promise<T>;

/**
 * What the message room asks of the presence and rule rooms. It stands in the way of every message, so
 * answers come from memory; only what nobody has asked for lately is read first.
 */
export interface MessagePolicy {
  /** Whether the inbox is open. CLOSED stays while its owner is away (design 4.1). */
  isAccepting(owner: PrincipalAddress): Soon<boolean>;
  /** What the owner's ACCESS RULES make of this person. Total: the default for strangers. */
  handlingOf(owner: PrincipalAddress, watcher: PrincipalAddress): Soon<AccessHandling>;
  /**
   * Whether the watcher is shown, right now, that the owner is there: the full view, with a device in it.
   *
   * False for strangers, and while the owner is away, invisible, blocking or quietly ignoring. Receipts
   * tell no more than that (design 4.7).
   */
  maySee(owner: PrincipalAddress, watcher: PrincipalAddress): Soon<boolean>;
}

/** Where a message goes (design 4.1). */
export type Fate = "store" | "ignore" | "declined" | "not-accepting";

/** Refuses with `address-unknown` where the policy knows that nobody is there. */
export async function fateOf(
  policy: MessagePolicy,
  sender: PrincipalAddress,
  recipient: PrincipalAddress,
): Promise<Fate> {
  // One's own notes go through whatever the status says.
  if (sender === recipient) return "store";
  // Always both: a reply that comes sooner when one was not needed would tell who is quietly ignored.
  const [handling, isAccepting] = await Promise.all([
    policy.handlingOf(recipient, sender),
    policy.isAccepting(recipient),
  ]);
  if (handling === "block") return "declined";
  // Before CLOSED: toward somebody who is quietly ignored the inbox is always open.
  if (handling === "polite-block") return "ignore";
  return isAccepting ? "store" : "not-accepting";
}
