import type { BridgeHandlers, HandlerDeps } from "./handler-deps.ts";

type Calls = Extract<keyof BridgeHandlers, `alert:${string}`>;

export function alertHandlers({ accounts }: HandlerDeps): Pick<BridgeHandlers, Calls> {
  const alerts = () => accounts.required().agent.presenceAlerts;
  return {
    "alert:set": (wish) => alerts().set(wish),
    "alert:remove": async (name) => {
      await alerts().remove(name);
      return {};
    },
    "alert:seen": async (seen) => {
      await alerts().seen(seen);
      return {};
    },
  };
}
