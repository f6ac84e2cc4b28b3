import type { z } from "zod";
import type { Archive } from "./open-archive.ts";
import { parseJson } from "./parse-json.ts";

/** Small things an agent wants to know again at its next start, by name. */
export interface Kept {
  /** Null when there is nothing, or nothing this build understands. */
  read<S extends z.ZodType>(name: string, schema: S): z.output<S> | null;
  /** Null forgets it. On the disk once it resolves. */
  save(name: string, value: unknown): Promise<void>;
}

export async function loadKept(archive: Archive): Promise<Kept> {
  const rows = await archive.run("kept:list");
  const values = new Map(rows.map(({ name, value }) => [name, value]));
  return {
    read: (name, schema) => {
      const value = values.get(name);
      if (value === undefined) return null;
      const parsed = schema.safeParse(parseJson(value));
      return parsed.success ? parsed.data : null;
    },
    save: async (name, value) => {
      const text = value === null ? null : JSON.stringify(value);
      if (text === null) values.delete(name);
      else values.set(name, text);
      await archive.run("kept:save", { name, value: text });
    },
  };
}
