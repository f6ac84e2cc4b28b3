import type { FileProblem } from "../../../shared/contract/interchange.ts";
import { FileRefusal } from "../interchange/file-refusal.ts";

/** What was read; or, of a file that nothing can be taken of, why: that is an answer, not a failure. */
export async function orRefused<T>(
  read: () => Promise<T>,
): Promise<T | { readonly outcome: "refused"; readonly problem: FileProblem }> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof FileRefusal) return { outcome: "refused", problem: error.problem };
    throw error;
  }
}
