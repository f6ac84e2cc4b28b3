import type { Messages } from "../message.ts";

type Name = { readonly name: string };

/** Who asks to see one's light. */
export const requestsMessages = {
  "requests.title": "Requests",
  "requests.aside": "They can’t see you yet",
  "requests.asked": ({ address, time }: { readonly address: string; readonly time: string }) =>
    `${address} · asked ${time}`,
  "requests.allow": "Allow",
  "requests.later": "Later",
  "requests.ignore": "Ignore quietly",
  "requests.block": "Block",
  "requests.answer": "Answer",
  "requests.add-too": "Add them to my buddies",
  "requests.answer-to": ({ name }: Name) => `Answer ${name}`,
} as const satisfies Messages;
