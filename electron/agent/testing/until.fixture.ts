import { setTimeout } from "node:timers/promises";

// Machines that run everything at once are slow; a condition that never comes true is the exception.
const LONGEST_MS = 60_000;
// Looking all the time would take the processor from what is waited for.
const LOOK_AGAIN_MS = 5;

/** Waits for a condition of the real world. */
export async function until<T>(
  read: () => T | Promise<T>,
  holds: (value: T) => boolean = Boolean,
): Promise<T> {
  const giveUpAt = performance.now() + LONGEST_MS;
  for (;;) {
    const value = await read();
    if (holds(value)) return value;
    if (performance.now() > giveUpAt)
      throw new Error(`waited in vain; last: ${JSON.stringify(value)}`);
    await setTimeout(LOOK_AGAIN_MS);
  }
}
