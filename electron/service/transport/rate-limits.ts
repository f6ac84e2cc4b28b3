import { RateLimiterMemory } from "rate-limiter-flexible";

export interface RateLimits {
  /** Whether this key may act once more; counts it. */
  admit(key: string): Promise<boolean>;
}

/** At most `perSecond` acts per key; null: no limit. */
export function createRateLimits(perSecond: number): RateLimits {
  const limiter = new RateLimiterMemory({ points: perSecond, duration: 1 });
  const consume = async (key: string): Promise<boolean> => {
    try {
      await limiter.consume(key);
      return true;
    } catch {
      // The limiter rejects, with no error, when the key has used up its points.
      return false;
    }
  };
  return { admit: consume };
}
