import { z } from "zod";
import { Preferences } from "../../../shared/contract/bridge.ts";
import type { Log } from "../../agent/ports.ts";
import { readTextFile } from "../../host/profile/read-text-file.ts";
import { writePrivateFile } from "../../host/profile/write-private-file.ts";

const coordinate = z.int().min(-100_000).max(100_000);
const bounds = z.object({ x: coordinate, y: coordinate, width: coordinate, height: coordinate });

/** Everything that cannot be read is forgotten by itself, never an error: nobody misses it much. */
const Memory = z.object({
  bounds: bounds.nullable().catch(null),
  isMaximized: z.boolean().catch(false),
  /** So that the window has the right colour before the profile was read. */
  theme: Preferences.shape.theme.catch("system"),
  /** Whether the person was told that closing the window does not quit. */
  knowsOfTray: z.boolean().catch(false),
});
export type Memory = z.output<typeof Memory>;

/** What the window remembers from one start to the next. */
export interface WindowMemory {
  current(): Memory;
  change(changes: Partial<Memory>): void;
  /** Resolves when what was changed so far is on the disk, or could not be put there. */
  flush(): Promise<void>;
}

export async function openWindowMemory(file: string, log: Log): Promise<WindowMemory> {
  let memory = Memory.safeParse(await readRaw(file)).data ?? Memory.parse({});
  let written: Promise<void> = Promise.resolve();

  async function write(): Promise<void> {
    try {
      await writePrivateFile(file, JSON.stringify(memory));
    } catch (error) {
      log.warn({ error: String(error) }, "could not remember where the window was");
    }
  }

  return {
    current: () => memory,
    change(changes) {
      memory = { ...memory, ...changes };
      written = written.then(write);
    },
    flush: () => written,
  };
}

async function readRaw(file: string): Promise<unknown> {
  try {
    return JSON.parse((await readTextFile(file)) ?? "{}");
  } catch {
    // See above: forgotten.
    return {};
  }
}
