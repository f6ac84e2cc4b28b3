import type { FileProblem } from "../../../shared/contract/interchange.ts";

/** The text of a file, or why it was not read. */
export type FileText =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly problem: FileProblem };

/** Looks at the size before anything is read. */
export async function readFileText(file: Blob, maxBytes: number): Promise<FileText> {
  if (file.size > maxBytes) {
    const number = Math.floor(maxBytes / 1_024);
    return { ok: false, problem: { code: "too-many-bytes", number } };
  }
  const bytes = await file.arrayBuffer();
  try {
    return { ok: true, text: new TextDecoder("utf-8", { fatal: true }).decode(bytes) };
  } catch {
    // The decoder says no more than that either.
    return { ok: false, problem: { code: "not-utf8" } };
  }
}
