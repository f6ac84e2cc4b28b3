import { randomBytes } from "node:crypto";
import { hash, verify } from "@node-rs/argon2";
import { AppError } from "../../../shared/result/app-error.ts";

export interface PasswordCost {
  readonly memoryKiB: number;
  readonly passes: number;
}

/** OWASP's advice for argon2id with one lane. */
export const PASSWORD_COST: PasswordCost = { memoryKiB: 19 * 1024, passes: 2 };

export interface PasswordHasher {
  hash(password: string): Promise<string>;
  /** Takes as long when there is no account: give it `undefined` then, and it answers false. */
  verify(passwordHash: string | undefined, password: string): Promise<boolean>;
}

// Each takes 50 to 100 ms of one core and 19 MiB; two at once leave the rest of the machine to the messages.
const AT_ONCE = 2;
// Some five seconds of work; whoever comes later would time out anyway.
const MAX_WAITING = 64;

export function createPasswordHasher(cost: PasswordCost): PasswordHasher {
  const options = { memoryCost: cost.memoryKiB, timeCost: cost.passes, parallelism: 1 };
  const run = createQueue(AT_ONCE, MAX_WAITING);
  // What nobody's password hashes to, at the same cost as everybody's. Made before anybody asks, or the
  // first answer would take twice as long.
  const decoy = hash(randomBytes(32), options);
  return {
    hash: (password) => run(() => hash(password, options)),
    verify: async (passwordHash, password) => {
      const against = passwordHash ?? (await decoy);
      const isRight = await run(() => verify(against, password));
      return isRight && passwordHash !== undefined;
    },
  };
}

/** Runs tasks in order, so many at once, and refuses what would have to wait too long. */
function createQueue(atOnce: number, maxWaiting: number) {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async <T>(task: () => Promise<T>): Promise<T> => {
    if (running >= atOnce) {
      if (waiting.length >= maxWaiting)
        throw new AppError("unavailable", "too many sign-ins at once");
      await new Promise<void>((resume) => waiting.push(resume));
    } else running += 1;
    try {
      return await task();
    } finally {
      const next = waiting.shift();
      // Whoever waited takes over this place, so that nobody slips in between.
      if (next === undefined) running -= 1;
      else next();
    }
  };
}
