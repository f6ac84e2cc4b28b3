import { unwrap } from "../../../shared/result/result.ts";
import type { BridgeHandlers, HandlerDeps } from "./handler-deps.ts";

type Calls = Extract<keyof BridgeHandlers, `account:${string}`>;

export function accountHandlers({ accounts }: HandlerDeps): Pick<BridgeHandlers, Calls> {
  const request = () => accounts.required().agent.connection.request;
  return {
    "account:create": (input) => accounts.create(input),
    "account:join": (input) => accounts.join(input),
    "account:sign-out": async () => {
      await accounts.signOut();
      return {};
    },
    "account:devices": async () => unwrap(await request()("account:devices", {})),
    "account:revoke-device": async (input) =>
      unwrap(await request()("account:revoke-device", input)),
    "account:issue-token": async (input) => {
      const { token } = unwrap(await request()("account:issue-token", input));
      return { token };
    },
    "account:invite": async () => unwrap(await request()("account:invite", {})),
  };
}
