import type { DeviceKind } from "../../../../shared/contract/account.ts";

export interface AccountTables {
  readonly serviceSetting: ServiceSettingTable;
  readonly account: AccountTable;
  readonly device: DeviceTable;
  readonly invitation: InvitationTable;
}

interface ServiceSettingTable {
  readonly name: string;
  readonly value: string;
}

interface AccountTable {
  /** Opaque; what logs hold. */
  readonly id: string;
  /** Canonical: NFKC, lower case. */
  readonly name: string;
  /** What the name looks like; two accounts never share one. */
  readonly skeleton: string;
  readonly principal: string;
  readonly displayName: string;
  readonly passwordHash: string;
  readonly createdAt: string;
}

interface DeviceTable {
  readonly id: string;
  readonly accountId: string;
  readonly label: string;
  readonly kind: DeviceKind;
  /** SHA-256 of the token, hexadecimal. */
  readonly tokenHash: string;
  readonly createdAt: string;
  readonly lastSeenAt: string;
  /** Null while the token is good. */
  readonly endedAt: string | null;
  readonly endReason: "signed-out" | "revoked" | null;
}

interface InvitationTable {
  readonly codeHash: string;
  /** Null: the service's own, for its very first account. */
  readonly createdBy: string | null;
  readonly createdAt: string;
  readonly expiresAt: string;
  readonly usedBy: string | null;
}
