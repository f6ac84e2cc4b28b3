import type { Registration } from "../../shared/contract/account.ts";
import type { PasswordCost } from "./account/password-hasher.ts";

/** Everything a service must be told, checked. */
export interface ServiceSettings {
  readonly host: string;
  /** 0: one that is free. */
  readonly port: number;
  readonly dataFolder: string;
  readonly domain: string;
  /** Whether a folder whose accounts belong to another domain is an error, or that one simply stays. */
  readonly isDomainBinding: boolean;
  readonly registration: Registration;
  readonly hasPracticeBuddies: boolean;
  /** The launch secret every client must know; null for a stand-alone service. */
  readonly launch: string | null;
  /** Whose `X-Forwarded-For` is believed: addresses, networks, `loopback`. */
  readonly proxies: readonly string[];
  /** What one account may ask; more is refused with `rate-limited`. Null: as much as it likes. */
  readonly callsPerSecond: number | null;
  readonly passwordCost: PasswordCost;
  /** Caps the database at so many 4 KiB pages, as if the disk were full. */
  readonly maxPages?: number | undefined;
}
