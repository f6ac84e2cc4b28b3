import type { BridgeHandlers, HandlerDeps } from "./handler-deps.ts";

type Calls = Extract<keyof BridgeHandlers, `visibility:${string}` | `sharing:${string}`>;

/** Who may learn that the person at the window watches. */
export function visibilityHandlers({ accounts }: HandlerDeps): Pick<BridgeHandlers, Calls> {
  const visibility = () => accounts.required().agent.visibility;
  return {
    "visibility:get": () => visibility().get(),
    "visibility:set": (wish) => visibility().set(wish),
    "visibility:preview": () => visibility().preview(),
    "sharing:get": () => visibility().sharing(),
    "sharing:set": (wish) => visibility().share(wish),
  };
}
