import { RateLimiterMemory } from "rate-limiter-flexible";
import { AppError } from "../../../shared/result/app-error.ts";

/** Counts one act of this key, or several; refuses with `rate-limited` when there were too many. */
export type CountAct = (key: string, acts?: number) => Promise<void>;

/** At most so many acts a second per key, taken over so many seconds; null: as many as you like. */
export function createRateLimit(perSecond: number | null, seconds = 1): CountAct {
  if (perSecond === null) return async () => {};
  const limiter = new RateLimiterMemory({ points: perSecond * seconds, duration: seconds });
  return async (key, acts = 1) => {
    try {
      await limiter.consume(key, acts);
    } catch {
      // The limiter rejects, with figures instead of an error, when the key has used up its points.
      throw new AppError("rate-limited", "too many calls in a short time; slow down");
    }
  };
}
