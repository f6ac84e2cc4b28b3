import type { PrincipalAddress } from "../../../shared/contract/address.ts";
import type { Caller, Clock, Stop } from "../ports.ts";
import type { ServiceRequest } from "./local-request.ts";
import type { PracticeCharacter } from "./practice-company.ts";

/** A practice buddy at work: an account like any other, whose client happens to run in here. */
export interface Performer {
  readonly character: PracticeCharacter;
  readonly caller: Caller;
  readonly request: ServiceRequest;
}

/** A performer and somebody who asked them over and is here. */
export interface Scene {
  readonly performer: Performer;
  readonly guest: PrincipalAddress;
  readonly clock: Clock;
  /** Whether the guest has not shown them the door. Asked before each act, so that nobody is bothered. */
  readonly isWelcome: () => Promise<boolean>;
}

/** Does what the character does with one guest, until stopped. */
export type Performance = (scene: Scene) => Stop;
