import type { Messages } from "../message.ts";

type At = { readonly time: string };

/** How a message travels, under the last own bubble. The time is when it came so far. */
export const deliveryMessages = {
  "delivery.sending": "Sending",
  "delivery.waiting": "Waiting for the service",
  "delivery.stored": "Stored",
  "delivery.stored-at": ({ time }: At) => `Stored ${time}`,
  "delivery.delivered": "Delivered",
  "delivery.delivered-at": ({ time }: At) => `Delivered ${time}`,
  "delivery.displayed": "Seen",
  "delivery.displayed-at": ({ time }: At) => `Seen ${time}`,
  "delivery.failed": ({ reason }: { readonly reason: string }) => `Not sent: ${reason}`,
  "delivery.try-again": "Try again",
  "delivery.edit-and-try-again": "Edit and try again",
  "delivery.delete": "Delete",
} as const satisfies Messages;
