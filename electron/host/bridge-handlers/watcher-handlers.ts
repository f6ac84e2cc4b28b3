import { domainOf, parseTypedAddress } from "../../../shared/model/address.ts";
import { unwrap } from "../../../shared/result/result.ts";
import type { BridgeHandlers, HandlerDeps } from "./handler-deps.ts";

type Calls = Extract<keyof BridgeHandlers, `watcher:${string}`>;

/** Who watches the person at the window; told on for as long as a window shows it. */
export function watcherHandlers({ accounts }: HandlerDeps): Pick<BridgeHandlers, Calls> {
  return {
    "watcher:list": (_input, { windowId }) => accounts.required().agent.information.fetch(windowId),
    "watcher:set-span": ({ days }) => accounts.required().agent.information.keepFor(days),
    "watcher:readers": async () =>
      unwrap(await accounts.required().agent.connection.request("watcher:readers", {})),
    "watcher:let-read": async ({ address, isAllowed }) => {
      const { agent, session } = accounts.required();
      const reader = parseTypedAddress(address, domainOf(session().identity.principal));
      unwrap(await agent.connection.request("watcher:let-read", { reader, isAllowed }));
      return {};
    },
    "watcher:close": (_input, { windowId }) => {
      // Signed out meanwhile: nobody looks any more.
      accounts.active()?.agent.information.close(windowId);
      return {};
    },
  };
}
