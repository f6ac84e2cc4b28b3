import type { z } from "zod";

// Together with Unicode's own: what ends a line, and a cell of braille without a dot.
const CONTROL = /[\p{Cc}\u2028\u2029]/u;
const TURNING = /[\u202A-\u202E\u2066-\u2069]/u;
const HALF = /\p{Cs}/u;
const SEEN = /[^\p{Z}\p{Cc}\p{Cf}\p{Cs}\p{Default_Ignorable_Code_Point}\u2800]/u;

/**
 * Why a text is no name to show others, as a sentence; undefined where it is one, or empty, which
 * is for the schema to judge.
 *
 * Names stand in lists, in the middle of sentences and beside other names. One that breaks the line, turns the text
 * around it or can't be seen can pass for another. Joiners, combining marks and marks of direction (U+200E,
 * U+200F, U+061C) stay: emoji, Persian, Hindi and names in two scripts need them, and none reaches past the name.
 */
export function nameProblem(text: string): string | undefined {
  if (text.trim() === "") return undefined;
  if (HALF.test(text)) return "a name can't hold half a character";
  if (CONTROL.test(text)) return "a name can't hold line breaks or other control characters";
  if (TURNING.test(text)) return "a name can't change the direction of the text around it";
  if (!SEEN.test(text)) return "a name needs at least one character that can be seen";
  return undefined;
}

/** For `superRefine`. The sentence names no part of the text, so it may go into replies and logs. */
export function requireName(text: string, context: z.RefinementCtx<string>): void {
  const message = nameProblem(text);
  if (message !== undefined) context.addIssue({ code: "custom", message });
}
