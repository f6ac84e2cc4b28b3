import type { Messages } from "../message.ts";

type At = { readonly time: string };

/** How a message travels, under the last own bubble. The time is when it was sent. */
export const deliveryMessages = {
  "delivery.sending": "Sending",
  "delivery.waiting": "Waiting for the service",
  "delivery.stored": ({ time }: At) => `Stored ${time}`,
  "delivery.delivered": ({ time }: At) => `Delivered ${time}`,
  "delivery.displayed": ({ time }: At) => `Seen ${time}`,
  "delivery.failed": ({ reason }: { readonly reason: string }) => `Not sent: ${reason}`,
  "delivery.try-again": "Try again",
  "delivery.edit-and-try-again": "Edit and try again",
  "delivery.delete": "Delete",
} as const satisfies Messages;
