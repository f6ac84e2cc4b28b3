import type { MessagePolicy } from "../message/message-policy.ts";
import type { Clock } from "../ports.ts";
import type { AccessRules } from "../rule/access-rules.ts";
import { basicOf } from "../../../shared/model/status-setting.ts";
import type { Presentities } from "./presentities.ts";
import { currentSetting } from "./presentity.ts";
import { sightOf } from "./sight.ts";

export interface MessageGateDeps {
  readonly presentities: Presentities;
  readonly rules: AccessRules;
  readonly clock: Clock;
}

/** What presence has to say about messages: the same facts that make the documents. */
export function createMessageGate({ presentities, rules, clock }: MessageGateDeps): MessagePolicy {
  return {
    isAccepting: async (owner) => {
      const presentity = await presentities.get(owner);
      return basicOf(currentSetting(presentity, clock.now()).choice) === "open";
    },
    handlingOf: async (owner, watcher) =>
      (await rules.decide(owner, { principal: watcher })).handling,
    maySee: async (owner, watcher) => {
      const [presentity, { handling }] = await Promise.all([
        presentities.get(owner),
        rules.decide(owner, { principal: watcher }),
      ]);
      const { view, document } = sightOf(presentity, watcher, handling);
      return view === "full" && document.lastSeen === undefined;
    },
  };
}
