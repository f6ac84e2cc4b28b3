import { limits } from "../../../shared/contract/limits.ts";

/** Puts a sign into a note where the caret stood, apart from the words; unchanged where it does not fit. */
export function insertAt(note: string, sign: string, caret: number): string {
  const before = note.slice(0, caret);
  const after = note.slice(caret);
  const first = before === "" || before.endsWith(" ") ? "" : " ";
  const last = after === "" || after.startsWith(" ") ? "" : " ";
  const next = `${before}${first}${sign}${last}${after}`;
  return next.length > limits.note ? note : next;
}
