import type { BridgeHandlers, HandlerDeps } from "./handler-deps.ts";

type Calls = Extract<keyof BridgeHandlers, `poll:${string}`>;

export function pollHandlers({ accounts }: HandlerDeps): Pick<BridgeHandlers, Calls> {
  const poller = () => accounts.required().agent.poller;
  return {
    "poll:start": (wish) => poller().start(wish),
    "poll:stop": async ({ presentity }) => {
      await poller().stop(presentity);
      return {};
    },
  };
}
