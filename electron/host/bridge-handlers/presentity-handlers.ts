import type { BridgeHandlers, HandlerDeps } from "./handler-deps.ts";

type Calls = Extract<keyof BridgeHandlers, `presentity:${string}`>;

/** The presentities of the person at the window, and those in their hands. */
export function presentityHandlers({ accounts }: HandlerDeps): Pick<BridgeHandlers, Calls> {
  const keeper = () => accounts.required().agent.presentities;
  return {
    "presentity:create": (wish) => keeper().create(wish),
    "presentity:change": (wish) => keeper().change(wish),
    "presentity:remove": (wish) => keeper().remove(wish),
    "presentity:watching": ({ presentity }) => keeper().watching(presentity),
  };
}
