import type { PresentityAddress, PrincipalAddress } from "../../../shared/contract/address.ts";
import type { Buddy } from "../../../shared/contract/buddy.ts";

/** Buddy lists as they are kept. Lines come and go together with subscriptions, so not through here. */
export interface BuddyRepository {
  /** In the order they were added. */
  list(owner: PrincipalAddress): Promise<Buddy[]>;
  find(owner: PrincipalAddress, presentity: PresentityAddress): Promise<Buddy | undefined>;
  /** Undefined when there is no such line. */
  change(
    owner: PrincipalAddress,
    changed: Pick<Buddy, "presentity" | "name" | "groups">,
  ): Promise<Buddy | undefined>;
}
