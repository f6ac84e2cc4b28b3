import type { PresentityAddress, PrincipalAddress } from "../../../shared/contract/address.ts";
import { presentityOf } from "../../../shared/model/address.ts";
import type { Caller } from "../ports.ts";
import { timestamp } from "../system-clock.ts";
import { type CastingDeps, castAll } from "./casting.ts";
import { createLocalRequest } from "./local-request.ts";
import type { Performer } from "./performer.ts";
import { createStage, type Stage, type StageDeps } from "./stage.ts";
import { welcome, type WelcomeDeps } from "./welcome.ts";

export type PracticeDeps = CastingDeps & WelcomeDeps & Omit<StageDeps, "performers" | "isGuest">;

/** The practice buddies: there for those who asked them over, and only while these are there. */
export interface Practice {
  /** Idempotent. Returns those who joined the guest's list. */
  invite(caller: Caller): Promise<PresentityAddress[]>;
  /** Takes up with those who asked before. */
  start(): Promise<void>;
  stop(): void;
}

interface Company {
  readonly performers: readonly Performer[];
  readonly stage: Stage;
}

export function createPractice(deps: PracticeDeps): Practice {
  const { repository, clock, log } = deps;
  const guests = new Set<PrincipalAddress>();
  const company = onceItWorks(async (): Promise<Company> => {
    const performers = await castAll(deps);
    const isGuest = (principal: PrincipalAddress) => guests.has(principal);
    return { performers, stage: createStage({ ...deps, performers, isGuest }) };
  });

  return {
    invite: async (caller) => {
      const { performers, stage } = await company.get();
      const isNew = await repository.invite(caller.principal, timestamp(clock));
      guests.add(caller.principal);
      const request = createLocalRequest(deps.handlers(), caller, log);
      await welcome(deps, { caller, request }, performers);
      stage.receive(caller.principal);
      if (isNew) stage.greet(caller.principal);
      const buddies = performers.filter(({ character }) => character.isBuddy);
      return buddies.map((buddy) => presentityOf(buddy.caller.principal));
    },
    start: async () => {
      for (const guest of await repository.guests()) guests.add(guest);
      // Nobody is here yet: the stage hears them come.
      if (guests.size > 0) await company.get();
    },
    stop: () => company.peek()?.stage.stop(),
  };
}

/** Makes something at the first need of it, and again only if that failed. */
function onceItWorks<T>(make: () => Promise<T>) {
  let making: Promise<T> | undefined;
  let made: T | undefined;
  const get = async (): Promise<T> => {
    making ??= make();
    try {
      made = await making;
      return made;
    } catch (error) {
      making = undefined;
      throw error;
    }
  };
  return { get, peek: () => made };
}
