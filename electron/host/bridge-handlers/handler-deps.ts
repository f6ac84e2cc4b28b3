import type { BridgeCalls } from "../../../shared/contract/bridge.ts";
import type { Handlers } from "../../../shared/contract/define.ts";
import type { Clock } from "../../agent/ports.ts";
import type { Accounts } from "../account/accounts.ts";
import type { ServiceDirectory } from "../account/service-directory.ts";
import type { EventCoalescer } from "../event-coalescer.ts";
import type { BridgeCaller, HostOptions } from "../host.ts";
import type { Profile } from "../profile/profile-file.ts";

export type BridgeHandlers = Handlers<BridgeCalls, BridgeCaller>;

export interface HandlerDeps {
  readonly options: HostOptions;
  readonly clock: Clock;
  readonly accounts: Accounts;
  readonly services: ServiceDirectory;
  readonly profile: Profile;
  readonly events: EventCoalescer;
}
