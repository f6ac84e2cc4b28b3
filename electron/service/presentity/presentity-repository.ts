import type { PresentityAddress, PrincipalAddress } from "../../../shared/contract/address.ts";
import type { StatusSetting } from "../../../shared/contract/presence.ts";
import type { Cancelled } from "../presence/subscription-repository.ts";
import type { PresentityProfile, StoredPresentity } from "../presence/presence-repository.ts";

export interface PresentityDraft {
  readonly address: PresentityAddress;
  readonly label: string;
  readonly createdAt: string;
  readonly setting: StatusSetting;
}

/** The presentities that their owners made, as they are kept. What resolved is on the disk. */
export interface PresentityRepository {
  /** Refuses with `name-taken` where there is one with this address, and with `too-many`. */
  create(draft: PresentityDraft): Promise<StoredPresentity>;
  change(presentity: PresentityAddress, profile: PresentityProfile): Promise<void>;
  /** With everything that hangs on it. Returns the subscriptions that it ended. */
  remove(presentity: PresentityAddress, now: string): Promise<readonly Cancelled[]>;
  /** Those whose delegate this is, the oldest first. */
  delegatedTo(delegate: PrincipalAddress): Promise<readonly PresentityAddress[]>;
}
