import type { Bus, Clock, Log } from "./ports.ts";
import type { ServiceSettings } from "./service-settings.ts";
import type { Repositories } from "./storage-port.ts";
import type { SessionRegistry } from "./transport/session-registry.ts";

/** What every room stands on. */
export interface Foundation {
  readonly settings: ServiceSettings;
  /** The domain of the accounts here. */
  readonly domain: string;
  readonly clock: Clock;
  readonly log: Log;
  readonly repositories: Repositories;
  readonly bus: Bus;
  readonly sessions: SessionRegistry;
}
