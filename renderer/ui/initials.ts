const LETTER = /[\p{L}\p{N}]/u;
// One sign of these says as much as two letters of an alphabet, and two would not fit.
const WIDE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;
// Their letters join, and two joined ones may read as a word.
const JOINING = /[\p{Script=Arabic}\p{Script=Syriac}]/u;
const ZERO_WIDTH_NON_JOINER = "\u200C";

/** Two letters for a name or an address, in its own script; `?` for nobody in particular. */
export function initialsOf(name: string): string {
  const words = withoutNumbers(wordsOf(name));
  const first = words[0];
  if (first === undefined) return "?";
  const firstLetter = first[0] ?? "?";
  if (WIDE.test(firstLetter)) return firstLetter;
  const last = words.length > 1 ? words.at(-1)?.[0] : first[1];
  if (last === undefined || WIDE.test(last)) return firstLetter;
  return joined(firstLetter, last);
}

/** “Bot 10” is a B, not a B1; a name of nothing but numbers keeps them. */
function withoutNumbers(words: readonly (readonly string[])[]) {
  const lettered = words.filter((letters) => letters.some((letter) => /\p{L}/u.test(letter)));
  return lettered.length === 0 ? words : lettered;
}

function joined(first: string, second: string): string {
  return JOINING.test(first) ? first + ZERO_WIDTH_NON_JOINER + second : first + second;
}

/** Words as the letters a reader sees: an accent or a vowel sign stays with its letter. */
function wordsOf(name: string): readonly (readonly string[])[] {
  return name
    .normalize("NFC")
    .split(/[\s@._/]+/u)
    .map((word) => lettersOf(word))
    .filter((letters) => letters.length > 0);
}

function lettersOf(word: string): readonly string[] {
  const segmenter = new Intl.Segmenter(undefined, { granularity: "grapheme" });
  return Array.from(segmenter.segment(word), ({ segment }) => segment)
    .filter((segment) => LETTER.test(segment))
    .map((letter) => upperCase(letter));
}

/** Without a language, so that an i has no dot in every country; ß stays one letter. */
function upperCase(letter: string): string {
  const upper = letter.toUpperCase();
  return [...upper].length > [...letter].length ? letter : upper;
}
