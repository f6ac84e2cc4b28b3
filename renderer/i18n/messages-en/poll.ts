import type { Messages } from "../message.ts";

type Every = { readonly every: string };

/** Looking at somebody again and again without watching them. */
export const pollMessages = {
  "poll.title": "Look again",
  "poll.again": "Look by itself",
  "poll.no": "No",
  "poll.every": ({ every }: Every) => `Every ${every}`,
  "poll.off-words": "They can see each look, and how often you look.",
  "poll.on-words": ({ every }: Every) =>
    `They can see that you look every ${every}. It goes on until you stop it here or sign out.`,
  "poll.paused-words": "Off since Porchlight was started anew. Choose how often to go on.",
  "poll.stopped-words": ({ why }: { readonly why: string }) => `Stopped. ${why}`,
  "poll.waiting-words": ({ why }: { readonly why: string }) => `The last look failed. ${why}`,

  "poll.all": "Porchlight looks for you at",
  "poll.all-off": "Off",
  "poll.stop": "Stop",
  "poll.stop-label": ({ name }: { readonly name: string }) => `Stop looking at ${name}`,
} as const satisfies Messages;
