import { limits } from "../../shared/contract/limits.ts";
import { AppError } from "../../shared/result/app-error.ts";

/** A part of the text of a file; `from` counts UTF-16 units. */
export interface FilePart {
  readonly fileId: string;
  readonly from: number;
  readonly text: string;
}

/** Where the texts of files lie that pages hand over, until they are read. In memory, and few. */
export interface FileDesk {
  /** Idempotent. Refuses with `too-large` and `conflict`. */
  put(part: FilePart): void;
  /** Refuses with `conflict` when the file is not there, or not any more. */
  textOf(fileId: string): string;
}

/** Of all windows together; the oldest goes. */
const FILES_MOST = 4;

export function createFileDesk(): FileDesk {
  const files = new Map<string, string>();
  const textOf = (fileId: string): string => {
    const text = files.get(fileId);
    if (text === undefined) throw new AppError("conflict", "the file is not here any more");
    return text;
  };
  return {
    textOf,
    put: ({ fileId, from, text }) => {
      const before = from === 0 ? "" : textOf(fileId);
      if (from > before.length) throw new AppError("conflict", "a part of the file is missing");
      if (from + text.length > limits.rulesFileBytes) {
        throw new AppError("too-large", "the file is larger than any that is read");
      }
      files.set(fileId, before.slice(0, from) + text);
      const [oldest] = files.keys();
      if (files.size > FILES_MOST && oldest !== undefined) files.delete(oldest);
    },
  };
}
