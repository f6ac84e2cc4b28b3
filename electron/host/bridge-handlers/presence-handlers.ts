import { times } from "../../../shared/contract/limits.ts";
import { domainOf, parseTypedPresentity } from "../../../shared/model/address.ts";
import { unwrap } from "../../../shared/result/result.ts";
import { whenOnline } from "../account/when-online.ts";
import type { BridgeHandlers, HandlerDeps } from "./handler-deps.ts";

type Calls =
  | "status:choose"
  | "presence:look"
  | Extract<keyof BridgeHandlers, `access:${string}`>
  | "practice:invite"
  | Extract<keyof BridgeHandlers, `buddy:${string}`>;

export function presenceHandlers({ accounts, clock }: HandlerDeps): Pick<BridgeHandlers, Calls> {
  const agent = () => accounts.required().agent;
  const presentityTyped = (address: string) => {
    const { identity } = accounts.required().session();
    return parseTypedPresentity(address, domainOf(identity.principal));
  };
  return {
    "status:choose": ({ presentity, ...chosen }) => {
      const { identity } = accounts.required().session();
      return presentity === undefined || presentity === identity.presentity
        ? agent().status.choose(chosen)
        : agent().presentities.choose(presentity, chosen);
    },
    "presence:look": ({ address }) => agent().watcher.look(presentityTyped(address)),
    ...accessHandlers(agent),
    "practice:invite": async () => {
      // Asked in one breath with a new account, which is only just connecting.
      await whenOnline(agent().connection, clock, times.replyMs / 2);
      unwrap(await agent().connection.request("practice:invite", {}));
      // The reply only says who came; the list and what they show is read anew.
      await agent().watcher.resume();
      return {};
    },
    "buddy:add": ({ address, name, groups }) =>
      agent().watcher.add({ presentity: presentityTyped(address), name, groups }),
    "buddy:change": (changed) => agent().watcher.change(changed),
    "buddy:remove": async ({ presentity }) => {
      await agent().watcher.remove(presentity);
      return {};
    },
  };
}

type Agent = ReturnType<HandlerDeps["accounts"]["required"]>["agent"];
type AccessCalls = Extract<keyof BridgeHandlers, `access:${string}`>;

function accessHandlers(agent: () => Agent): Pick<BridgeHandlers, AccessCalls> {
  return {
    "access:decide": async ({ watcher, handling, presentity }) => {
      await agent().watcher.decide(watcher, handling, presentity);
      return {};
    },
    "access:save": (rule) => agent().access.save(rule),
    "access:remove": async (rule) => {
      await agent().access.remove(rule);
      return {};
    },
    "access:preview": (asked) => agent().access.preview(asked),
  };
}
