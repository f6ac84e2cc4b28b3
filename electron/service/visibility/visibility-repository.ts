import type { PresentityAddress, PrincipalAddress } from "../../../shared/contract/address.ts";
import type { Visibility } from "../../../shared/contract/visibility.ts";

/** VISIBILITY RULES as they are kept. What resolved is on the disk. */
export interface VisibilityRepository {
  /** Undefined for whoever never chose. */
  find(watcher: PrincipalAddress): Promise<Visibility | undefined>;
  /** Written down as not carried out yet. */
  save(watcher: PrincipalAddress, visibility: Visibility): Promise<void>;
  /** What was chosen is carried out everywhere. */
  settle(watcher: PrincipalAddress): Promise<void>;
  /** Those whose choice was not carried out when the service ended. */
  unsettled(): Promise<PrincipalAddress[]>;
  /** What this watcher holds or was shown something of, by either of their identities. */
  related(watcher: PrincipalAddress): Promise<PresentityAddress[]>;
  /** Whether the watcher holds a SUBSCRIPTION to a presentity of the other's. */
  watches(watcher: PrincipalAddress, other: PrincipalAddress): Promise<boolean>;
}
