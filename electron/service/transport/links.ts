import { AppError } from "../../../shared/result/app-error.ts";

/** One transport, which can carry several connections, and be asked for one more as often as somebody likes. */
export interface Link {
  close(): unknown;
}

export interface Links {
  /** Counts an attempt to connect; refuses with `rate-limited`, and closes the link, when there were too many. */
  knock(link: Link): void;
  enter(link: Link): void;
  /** Closes the link when it carries nothing any more. */
  leave(link: Link): void;
}

// Programs need one. The others are for those who ask the entrance first, on the same link, and mistype a token.
const KNOCKS = 8;

/**
 * Every attempt to connect looks a token up in the database, so a link has few of them; whoever needs more has to
 * come again. And a link that carries nothing would stand for ever without being counted anywhere.
 */
export function createLinks(): Links {
  const knocks = new WeakMap<Link, number>();
  const carried = new WeakMap<Link, number>();
  return {
    knock: (link) => {
      const count = (knocks.get(link) ?? 0) + 1;
      knocks.set(link, count);
      if (count <= KNOCKS) return;
      // After the refusal, which is on its way by then.
      setImmediate(() => link.close());
      throw new AppError("rate-limited", "too many attempts over one connection");
    },
    enter: (link) => void carried.set(link, (carried.get(link) ?? 0) + 1),
    leave: (link) => {
      const count = (carried.get(link) ?? 0) - 1;
      carried.set(link, count);
      if (count <= 0) link.close();
    },
  };
}
