import type { Messages } from "../message.ts";
import { numberWords } from "../formatting-locale.ts";
import { plural } from "./plural-en.ts";

type Name = { readonly name: string };
type Count = { readonly count: number };

const bytes = (count: number) =>
  plural(count, { one: "1 byte", other: `${numberWords(count)} bytes` });

export const conversationMessages = {
  "conversation.label": ({ name }: Name) => `Conversation with ${name}`,
  "conversation.messages": "Messages",
  "conversation.details": "Details",
  "conversation.new": ({ count }: Count) =>
    plural(count, { one: "1 new message", other: `${numberWords(count)} new messages` }),
  "conversation.earlier": "Loading earlier messages",
  "conversation.loading": "Loading the conversation",
  "conversation.to-newest": "To the newest message",
  "conversation.empty": "Nothing said yet",
  "conversation.empty-words": ({ name }: Name) =>
    `What you write to ${name} waits for them while they are away.`,
  "conversation.failed": "The conversation could not be read",

  "conversation.write-to": ({ name }: Name) => `Write to ${name}`,
  "conversation.enter-sends": "Enter sends · Shift Enter starts a line",
  "conversation.mod-enter-sends": "Ctrl Enter sends · Enter starts a line",
  "conversation.bytes-left": ({ count }: Count) => `${bytes(count)} left`,
  "conversation.too-long": ({ size, over }: { readonly size: string; readonly over: number }) =>
    `Longer than ${size} by ${bytes(over)}. Shorten it to send it.`,
  "conversation.kilobytes": ({ count }: Count) => `${numberWords(count)} KB`,
  "conversation.bytes": ({ count }: Count) => bytes(count),
  "conversation.closed": ({ name }: Name) => `${name} is not accepting messages now.`,
  "conversation.closed-until": ({ name, time }: Name & { readonly time: string }) =>
    `${name} is not accepting messages until ${time}.`,
  "conversation.closed-aside": "Nothing would be stored for them now.",
  "conversation.closed-draft": "What you began to write is kept.",
  "conversation.tell-me": "Tell me when they are open",
  "conversation.told": "You will be told once. They do not learn of it.",
  "conversation.never-mind": "Never mind",

  "conversation.said": ({
    name,
    text,
    time,
  }: Name & { readonly text: string; readonly time: string }) => `${name}, ${time}: ${text}`,
  "conversation.you": "You",
  "conversation.link-host": ({ host }: { readonly host: string }) =>
    `Opens ${host} in your browser`,
  "conversation.link-mail": ({ address }: { readonly address: string }) =>
    `Writes to ${address} in your mail program`,
  "conversation.link-really": ({ host }: { readonly host: string }) => `really ${host}`,

  "conversation.reason-not-accepting": ({ name }: Name) => `${name} is not accepting messages.`,
  "conversation.reason-declined": ({ name }: Name) => `${name} does not take your messages.`,
  "conversation.reason-too-long": ({ size }: { readonly size: string }) => `longer than ${size}.`,
  "conversation.reason-address-unknown": "nobody has that address.",
} as const satisfies Messages;
