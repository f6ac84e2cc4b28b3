import { join } from "node:path";
import { z } from "zod";
import { limits } from "../../../shared/contract/limits.ts";
import { parseJson } from "../../agent/archive/parse-json.ts";
import { readTextFile } from "../profile/read-text-file.ts";
import { writePrivateFile } from "../profile/write-private-file.ts";

/** How the apps of this computer account tell each other where their one service is. */
const Runtime = z.object({
  /** Also of a service that has ended: the next one takes it again if it can, so that scripts keep working. */
  port: z.int().min(1).max(65_535),
  running: z
    .object({
      launch: z.string().min(20).max(limits.token),
      /** Of the app that launched it; the service does not outlive it. */
      pid: z.int().positive(),
    })
    .nullable(),
});
export type Runtime = z.output<typeof Runtime>;

export interface RuntimeFile {
  /** Null when there is none that can be understood. */
  read(): Promise<Runtime | null>;
  /** Replaced as a whole; mode 0600, for it holds the launch secret. */
  write(runtime: Runtime): Promise<void>;
}

export function createRuntimeFile(folder: string): RuntimeFile {
  const file = join(folder, "runtime.json");
  return {
    read: async () => {
      const text = await readTextFile(file);
      // Written by another version, or by hand: as good as none.
      const parsed = Runtime.safeParse(text === null ? null : parseJson(text));
      return parsed.success ? parsed.data : null;
    },
    write: (runtime) => writePrivateFile(file, JSON.stringify(runtime)),
  };
}
