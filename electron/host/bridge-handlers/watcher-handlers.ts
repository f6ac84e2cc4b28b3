import type { BridgeHandlers, HandlerDeps } from "./handler-deps.ts";

type Calls = Extract<keyof BridgeHandlers, `watcher:${string}`>;

/** Who watches the person at the window; told on for as long as a window shows it. */
export function watcherHandlers({ accounts }: HandlerDeps): Pick<BridgeHandlers, Calls> {
  return {
    "watcher:list": (_input, { windowId }) => accounts.required().agent.information.fetch(windowId),
    "watcher:set-span": ({ days }) => accounts.required().agent.information.keepFor(days),
    "watcher:close": (_input, { windowId }) => {
      // Signed out meanwhile: nobody looks any more.
      accounts.active()?.agent.information.close(windowId);
      return {};
    },
  };
}
