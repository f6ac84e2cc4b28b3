import { RateLimiterMemory } from "rate-limiter-flexible";
import { AppError } from "../../../shared/result/app-error.ts";

/** Counts one act of this key; refuses with `rate-limited` when there were too many. */
export type CountAct = (key: string) => Promise<void>;

/** At most so many acts a second per key; null: as many as you like. */
export function createRateLimit(perSecond: number | null): CountAct {
  if (perSecond === null) return async () => {};
  const limiter = new RateLimiterMemory({ points: perSecond, duration: 1 });
  return async (key) => {
    try {
      await limiter.consume(key);
    } catch {
      // The limiter rejects, with figures instead of an error, when the key has used up its points.
      throw new AppError("rate-limited", "too many calls in a short time; slow down");
    }
  };
}
