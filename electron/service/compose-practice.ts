import type { AccessHandling } from "../../shared/contract/access.ts";
import type { PrincipalAddress } from "../../shared/contract/address.ts";
import type { Handlers } from "../../shared/contract/define.ts";
import type { ServiceCalls } from "../../shared/contract/service-protocol.ts";
import { presentityOf } from "../../shared/model/address.ts";
import { createPasswordHasher } from "./account/password-hasher.ts";
import type { Foundation } from "./foundation.ts";
import type { Caller } from "./ports.ts";
import { practiceHandlers } from "./practice/handlers.ts";
import { createPractice } from "./practice/practice.ts";
import type { AccessRules } from "./rule/access-rules.ts";

export interface PracticeFoundation extends Foundation {
  readonly rules: AccessRules;
  /** All calls of the service, these included: the practice buddies ask like everybody else. */
  readonly calls: () => Handlers<ServiceCalls, Caller>;
}

export function composePractice(foundation: PracticeFoundation) {
  const { settings, repositories, rules } = foundation;
  const handlingOf = async (
    owner: PrincipalAddress,
    watcher: PrincipalAddress,
  ): Promise<AccessHandling> =>
    (await rules.decide(presentityOf(owner), { principal: watcher })).handling;
  const practice = settings.hasPracticeBuddies
    ? createPractice({
        ...foundation,
        handlers: foundation.calls,
        handlingOf,
        repository: repositories.practice,
        accounts: repositories.accounts,
        hasher: createPasswordHasher(settings.passwordCost),
      })
    : null;
  return {
    handlers: practiceHandlers(practice),
    start: async () => practice?.start(),
    stop: () => practice?.stop(),
  };
}
