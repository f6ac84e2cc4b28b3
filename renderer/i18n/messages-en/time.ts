import type { Messages } from "../message.ts";

type Count = { readonly count: number };

/** Words of times; the clock and the date themselves are written as the system does it. */
export const timeMessages = {
  "time.now": "now",
  "time.seconds": ({ count }: Count) => `${count} s`,
  "time.minutes": ({ count }: Count) => `${count} min`,
  "time.hours": ({ count }: Count) => `${count} h`,
  "time.days": ({ count }: Count) => `${count} d`,
  "time.ago": ({ duration }: { readonly duration: string }) => `${duration} ago`,
  "time.yesterday": "yesterday",
  "time.yesterday-alone": "Yesterday",
  "time.day-and-clock": ({ day, clock }: { readonly day: string; readonly clock: string }) =>
    `${day}, ${clock}`,
  "time.two-units": ({ large, small }: { readonly large: string; readonly small: string }) =>
    `${large} ${small}`,
} as const satisfies Messages;
