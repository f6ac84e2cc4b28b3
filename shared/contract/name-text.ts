import type { z } from "zod";

// Together with Unicode's own: what ends a line, and a cell of braille without a dot.
const CONTROL = /[\p{Cc}\u2028\u2029]/u;
const TURNING = /[\u202A-\u202E\u2066-\u2069]/u;
const HALF = /\p{Cs}/u;
const SEEN = /[^\p{Z}\p{Cc}\p{Cf}\p{Cs}\p{Default_Ignorable_Code_Point}\u2800]/u;

/** Why a text is no name to show others. */
export type NameProblem = "half-character" | "control" | "direction" | "unseen";

const SENTENCES: Readonly<Record<NameProblem, string>> = {
  "half-character": "a name can't hold half a character",
  control: "a name can't hold line breaks or other control characters",
  direction: "a name can't change the direction of the text around it",
  unseen: "a name needs at least one character that can be seen",
};

/**
 * What is wrong with a name; undefined for a good one, and for an empty one, which is for the schema to
 * judge.
 *
 * Names stand in lists, in the middle of sentences and beside other names. One that breaks the line, turns the text
 * around it or can't be seen can pass for another. Joiners, combining marks and marks of direction (U+200E,
 * U+200F, U+061C) stay: emoji, Persian, Hindi and names in two scripts need them, and none reaches past the name.
 */
export function nameProblem(text: string): NameProblem | undefined {
  if (text.trim() === "") return undefined;
  if (HALF.test(text)) return "half-character";
  if (CONTROL.test(text)) return "control";
  if (TURNING.test(text)) return "direction";
  return SEEN.test(text) ? undefined : "unseen";
}

/** For `superRefine`. The sentence names no part of the text, so it may go into replies and logs. */
export function requireName(text: string, context: z.RefinementCtx<string>): void {
  const problem = nameProblem(text);
  if (problem !== undefined) context.addIssue({ code: "custom", message: SENTENCES[problem] });
}
