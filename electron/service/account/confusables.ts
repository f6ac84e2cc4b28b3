/**
 * What letters look like, after Unicode's Technical Standard 39, for the lower-case letters that an account
 * name may have: each line says which Latin letters the ones after it can be mistaken for.
 *
 * Too much in here costs somebody a name; too little costs somebody their identity.
 */
const LOOKS_LIKE: readonly (readonly [latin: string, alike: string])[] = [
  ["a", "ɑаα"],
  ["b", "Ьƅь"],
  ["c", "сϲᴄⲥ"],
  ["d", "ԁɗժ"],
  ["e", "еҽɛεє"],
  ["f", "ẝք"],
  ["g", "ɡցԍ"],
  ["h", "һհ"],
  ["i", "ıɩιіɪ"],
  ["j", "ϳјյ"],
  ["k", "κкĸ"],
  // Also the digit, and what Cyrillic has in place of a capital I.
  ["l", "1ӏוןǀا١"],
  ["n", "ոηпռ"],
  ["o", "0оοօσסںهοօഠ०০੦૦௦ဝ໐๐〇"],
  ["p", "ρрϱ"],
  ["q", "ԛգզ"],
  ["r", "гᴦⲅ"],
  ["s", "ѕꜱ"],
  ["t", "τт"],
  ["u", "υսʋ"],
  ["v", "νѵᴠט"],
  ["x", "хχ×"],
  ["y", "уүγʏ"],
  ["z", "ᴢ"],
  // Two letters that read as one.
  ["rn", "mм"],
  ["vv", "wԝաω"],
];

const LATIN_OF: ReadonlyMap<string, string> = new Map(
  LOOKS_LIKE.flatMap(([latin, alike]) => [...alike].map((letter) => [letter, latin] as const)),
);

/**
 * The same for all names that a hurried reader takes for each other; meant for comparing, never for showing.
 *
 * `name` is canonical (NFKC, lower case).
 */
export function nameSkeleton(name: string): string {
  const letters = [...name.normalize("NFD")].map((letter) => LATIN_OF.get(letter) ?? letter);
  // A dot above an i is there anyway.
  return letters.join("").replaceAll("i\u0307", "i").normalize("NFC");
}
