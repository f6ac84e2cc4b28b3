import { v7 } from "uuid";
import { InboxAddress } from "../../../shared/contract/address.ts";
import type { Input } from "../../../shared/contract/define.ts";
import {
  type InboxItem,
  type InstantMessage,
  type messageCalls,
  MessageId,
} from "../../../shared/contract/message.ts";
import type { TestClient } from "./client.fixture.ts";

type Send = Input<(typeof messageCalls)["message:send"]>;

export function newMessageId(): MessageId {
  return MessageId.parse(v7());
}

/** What `message:send` takes, to a client or an address. */
export function aMessage(to: TestClient | string, more: Partial<Send> = {}): Send {
  const recipient = typeof to === "string" ? InboxAddress.parse(to) : to.welcome.identity.inbox;
  return {
    id: newMessageId(),
    recipient,
    body: { type: "text/plain", text: "hello" },
    sentAt: new Date().toISOString(),
    ...more,
  };
}

export function textMessage(to: TestClient | string, text: string): Send {
  return aMessage(to, { body: { type: "text/plain", text } });
}

/** Everything an inbox holds beyond `after`, page by page. */
export async function readInbox(client: TestClient, after = 0): Promise<InboxItem[]> {
  const items: InboxItem[] = [];
  for (;;) {
    const from = items.at(-1)?.sequence ?? after;
    const page = await client.ask("inbox:fetch", { after: from, limit: 200 });
    items.push(...page.items);
    if (page.items.length === 0 || (items.at(-1)?.sequence ?? 0) >= page.last) return items;
  }
}

/** The messages among the items. */
export function messagesOf(items: readonly InboxItem[]): InstantMessage[] {
  return items.flatMap((item) => ("message" in item ? [item.message] : []));
}

export function textsOf(items: readonly InboxItem[]): string[] {
  return messagesOf(items).map(({ body }) => body.text);
}
