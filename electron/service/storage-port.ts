import type { AccountRepository } from "./account/account-repository.ts";
import type { BuddyRepository } from "./buddy/buddy-repository.ts";
import type { MessageRepository } from "./message/message-repository.ts";
import type { PracticeRepository } from "./practice/practice-repository.ts";
import type { PresenceRepository } from "./presence/presence-repository.ts";
import type { PresentityRepository } from "./presentity/presentity-repository.ts";
import type { SubscriptionRepository } from "./presence/subscription-repository.ts";
import type { AccessRuleRepository } from "./rule/access-rule-repository.ts";
import type { VisibilityRepository } from "./visibility/visibility-repository.ts";
import type { LedgerRepository } from "./watcher/ledger-repository.ts";
import type { ReaderRepository } from "./watcher/reader-repository.ts";

/** What each room keeps, in its own terms. */
export interface Repositories {
  readonly accounts: AccountRepository;
  readonly messages: MessageRepository;
  readonly presence: PresenceRepository;
  readonly presentities: PresentityRepository;
  readonly subscriptions: SubscriptionRepository;
  readonly accessRules: AccessRuleRepository;
  readonly ledger: LedgerRepository;
  readonly readers: ReaderRepository;
  readonly buddies: BuddyRepository;
  readonly practice: PracticeRepository;
  readonly visibility: VisibilityRepository;
}

export interface StorageStatistics {
  /** Operations accepted and not yet answered. */
  readonly waiting: number;
  readonly writes: number;
  /** Each with one flush. */
  readonly writeTransactions: number;
}

/** Where everything lies that must last, whatever it is. */
export interface Storage {
  readonly repositories: Repositories;
  /** The domain the accounts here belong to: the one they began with, or this one while there are none. */
  claimDomain(domain: string): Promise<string>;
  statistics(): StorageStatistics;
  /** Finishes what was accepted, and lets others have the data. */
  close(): Promise<void>;
}

export interface StorageOptions {
  readonly dataFolder: string;
  /** Caps the data at so many 4 KiB pages, as if the disk were full. */
  readonly maxPages?: number | undefined;
  /** Names only: inputs hold what people wrote. */
  readonly onDidRunSlowly: (slow: { readonly name: string; readonly durationMs: number }) => void;
  /** It is gone, and everything further will fail. */
  readonly onDidStop: (error: Error) => void;
}
