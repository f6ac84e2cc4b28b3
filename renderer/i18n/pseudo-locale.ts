const ACCENTED: Readonly<Record<string, string>> = {
  a: "å",
  e: "é",
  i: "ï",
  o: "ø",
  u: "ü",
  y: "ý",
  c: "ç",
  n: "ñ",
  s: "š",
  z: "ž",
  A: "Å",
  E: "É",
  I: "Ï",
  O: "Ø",
  U: "Ü",
  Y: "Ý",
  C: "Ç",
  N: "Ñ",
  S: "Š",
  Z: "Ž",
};

/**
 * A sentence as a wordy language with accents would have it: about a third longer, readable, in
 * brackets. What shows no brackets did not come out of the catalogue, what is cut off is too narrow.
 */
export function pseudoLocale(sentence: string): string {
  const accented = [...sentence].map((letter) => ACCENTED[letter] ?? letter).join("");
  return `[${accented}${"~".repeat(Math.ceil(sentence.length / 3))}]`;
}
