import type { DeviceId, DeviceKind } from "../../../shared/contract/account.ts";
import type { PrincipalAddress } from "../../../shared/contract/address.ts";
import type { AccountId, EndReason } from "../ports.ts";

/** What others may know of an account. */
export interface AccountProfile {
  readonly id: AccountId;
  readonly principal: PrincipalAddress;
  readonly displayName: string;
}

export interface StoredAccount extends AccountProfile {
  readonly passwordHash: string;
}

export interface DeviceDraft {
  readonly id: DeviceId;
  readonly accountId: AccountId;
  readonly label: string;
  readonly kind: DeviceKind;
  readonly tokenHash: string;
  readonly createdAt: string;
}

export interface AccountDraft extends StoredAccount {
  readonly name: string;
  readonly skeleton: string;
  readonly createdAt: string;
}

export interface StoredDevice {
  readonly id: DeviceId;
  readonly label: string;
  readonly kind: DeviceKind;
  readonly createdAt: string;
  readonly lastSeenAt: string;
}

/** The device behind a token, with its account. */
export interface TokenBearer {
  readonly account: AccountProfile;
  readonly device: Pick<StoredDevice, "id" | "label" | "kind">;
  /** Why the token is void; null while it is good. */
  readonly endReason: EndReason | null;
}

export interface InvitationDraft {
  readonly codeHash: string;
  /** Null: the service's own, for its very first account. */
  readonly createdBy: AccountId | null;
  readonly createdAt: string;
  readonly expiresAt: string;
}

/** Accounts and their devices as they are kept. What resolved is on the disk. */
export interface AccountRepository {
  /**
   * The account with its inbox and first device, or none of it.
   *
   * Refuses with `name-taken`, `name-look-alike` or `invitation-invalid`.
   */
  create(draft: {
    readonly account: AccountDraft;
    readonly device: DeviceDraft;
    readonly invitationHash: string | null;
  }): Promise<void>;
  /** Whether nobody has joined yet; to be asked before the service makes accounts of its own. */
  awaitsFirst(): Promise<boolean>;
  findByName(name: string): Promise<StoredAccount | undefined>;
  /** Those that exist, in any order. At most a few hundred at once. */
  profiles(principals: readonly PrincipalAddress[]): Promise<AccountProfile[]>;
  /** Refuses with `too-many`. */
  addDevice(device: DeviceDraft): Promise<void>;
  /**
   * Where the account has as many devices as it may, one is signed out in the same act, and resolved to: of those that
   * lie about the one not seen for longest, else a script, else even one of those that are connected.
   */
  addOrReplaceDevice(device: DeviceDraft, connected: readonly DeviceId[]): Promise<DeviceId | null>;
  findByToken(tokenHash: string): Promise<TokenBearer | undefined>;
  /** Those whose token is good, oldest first. */
  devices(account: AccountId): Promise<StoredDevice[]>;
  /** False when the account has no such device, or no longer. */
  endDevice(end: {
    readonly account: AccountId;
    readonly device: DeviceId;
    readonly reason: EndReason;
    readonly now: string;
  }): Promise<boolean>;
  markSeen(devices: readonly DeviceId[], now: string): Promise<void>;
  /** Refuses with `too-many`. */
  addInvitation(invitation: InvitationDraft): Promise<void>;
  isInvitationOpen(codeHash: string, now: string): Promise<boolean>;
}
