import { dirname, posix, relative, resolve, sep } from "node:path";
import { bundleName } from "./entries.ts";
import type { Plugin } from "vite";

/** `new URL("./x.ts", import.meta.url)`, whatever else is said on the way to the second argument. */
const STARTED =
  /new URL\(([^;()]*?)"(?<path>\.{1,2}\/[^"]+\.ts)"([^;()]*?)import\.meta\.url,?\s*\)/g;

/**
 * Sources name the file that a thread or process starts with as `new URL("./x-worker.ts", import.meta.url)`,
 * which is right as long as they run as they are. In a bundle the code sits elsewhere, so the expression is
 * turned into the way to the file's own bundle. Every bundle and chunk lies exactly one folder below dist/.
 */
export function startedFiles(root: string, entries: readonly string[]): Plugin {
  return {
    name: "porchlight:started-files",
    enforce: "pre",
    transform(code, id) {
      const started = code.replaceAll(STARTED, (_all, _before, path: string) => {
        const entry = relative(root, resolve(dirname(id), path))
          .split(sep)
          .join(posix.sep);
        if (!entries.includes(entry)) {
          throw new Error(
            `${id} starts ${entry}, which is not an entry: name it …-worker.ts or list it.`,
          );
        }
        return `new URL("../${bundleName(entry)}.mjs", import.meta.url)`;
      });
      // The lines stay where they are, which is all that a stack trace needs.
      return started === code ? null : { code: started, map: null };
    },
  };
}
