import type { DeviceId } from "../../../shared/contract/account.ts";
import type { PrincipalAddress } from "../../../shared/contract/address.ts";
import type { PracticeRole } from "./practice-company.ts";

/** Which account plays which role. */
export interface CastMember {
  readonly role: PracticeRole;
  readonly principal: PrincipalAddress;
  readonly deviceId: DeviceId;
}

/** The practice buddies' accounts and those who asked them over. What resolved is on the disk. */
export interface PracticeRepository {
  cast(): Promise<CastMember[]>;
  add(member: CastMember): Promise<void>;
  guests(): Promise<PrincipalAddress[]>;
  /** Idempotent; true for the first time. */
  invite(guest: PrincipalAddress, at: string): Promise<boolean>;
}
