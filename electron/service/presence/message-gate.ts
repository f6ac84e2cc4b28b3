import type { MessagePolicy } from "../message/message-policy.ts";
import type { Clock } from "../ports.ts";
import type { AccessRules } from "../rule/access-rules.ts";
import { presentityOf } from "../../../shared/model/address.ts";
import { basicOf } from "../../../shared/model/status-setting.ts";
import type { VisibilityRules } from "../visibility/visibility-rules.ts";
import type { Presentities } from "./presentities.ts";
import { currentSetting } from "./presentity.ts";
import { isLetIn, type Sights } from "./sight.ts";

export interface MessageGateDeps {
  readonly presentities: Presentities;
  readonly rules: AccessRules;
  readonly sights: Sights;
  readonly visibility: Pick<VisibilityRules, "identityFor">;
  readonly clock: Clock;
}

/**
 * What presence has to say about messages: the same facts that make the documents. The inbox is the
 * owner's, so it goes by the presentity they have it with.
 */
export function createMessageGate({
  presentities,
  rules,
  sights,
  visibility,
  clock,
}: MessageGateDeps): MessagePolicy {
  return {
    isAccepting: async (owner) => {
      const presentity = await presentities.get(presentityOf(owner));
      return basicOf(currentSetting(presentity, clock.now()).choice) === "open";
    },
    handlingOf: async (owner, watcher) =>
      (await rules.decide(presentityOf(owner), { principal: watcher })).handling,
    maySee: async (owner, somebody) => {
      const first = presentityOf(owner);
      const watcher = await visibility.identityFor(somebody, first);
      const [presentity, decision] = await Promise.all([
        presentities.get(first),
        rules.decide(first, { principal: watcher }),
      ]);
      const sight = sights.of(presentity, watcher, decision);
      return isLetIn(sight) && sight.document.lastSeen === undefined;
    },
  };
}
