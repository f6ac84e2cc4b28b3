import type { AccessHandling } from "../../../shared/contract/access.ts";
import type { PrincipalAddress } from "../../../shared/contract/address.ts";

/**
 * What the message room asks of the presence and rule rooms. In memory, at once: it stands in the way
 * of every message.
 */
export interface MessagePolicy {
  /** Whether the inbox is open. CLOSED stays while its owner is away (design 4.1). */
  isAccepting(owner: PrincipalAddress): boolean;
  /** What the owner's ACCESS RULES make of this person. Total: the default for strangers. */
  handlingOf(owner: PrincipalAddress, watcher: PrincipalAddress): AccessHandling;
  /**
   * Whether the watcher is shown, right now, that the owner is there: the full view, with a device in it.
   *
   * False for strangers, and while the owner is away, invisible, blocking or quietly ignoring. Receipts
   * tell no more than that (design 4.7).
   */
  maySee(owner: PrincipalAddress, watcher: PrincipalAddress): boolean;
}

/** Where a message goes (design 4.1). */
export type Fate = "store" | "ignore" | "declined" | "not-accepting";

export function fateOf(
  policy: MessagePolicy,
  sender: PrincipalAddress,
  recipient: PrincipalAddress,
): Fate {
  // One's own notes go through whatever the status says.
  if (sender === recipient) return "store";
  const handling = policy.handlingOf(recipient, sender);
  if (handling === "block") return "declined";
  // Before CLOSED is asked: toward somebody who is quietly ignored the inbox is always open.
  if (handling === "polite-block") return "ignore";
  return policy.isAccepting(recipient) ? "store" : "not-accepting";
}
