import type { BridgeHandlers, HandlerDeps } from "./handler-deps.ts";

type Calls =
  | "draft:save"
  | Extract<keyof BridgeHandlers, `conversation:${string}` | `message:${string}`>;

export function conversationHandlers({ accounts }: HandlerDeps): Pick<BridgeHandlers, Calls> {
  const agent = () => accounts.required().agent;
  return {
    "conversation:read": (page) => agent().inbox.read(page),
    "conversation:displayed": async ({ peer, through }) => {
      await agent().inbox.displayed(peer, through);
      return {};
    },
    "message:send": ({ peer, text }) => agent().sender.send(peer, text),
    "message:retry": async ({ id }) => {
      await agent().sender.retry(id);
      return {};
    },
    "message:cancel": async ({ id }) => ({ text: await agent().sender.cancel(id) }),
    "draft:save": async ({ peer, text }) => {
      await agent().inbox.saveDraft(peer, text);
      return {};
    },
  };
}
