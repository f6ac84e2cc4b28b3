import { limits } from "../../../shared/contract/limits.ts";
import { normaliseName } from "../../../shared/model/address.ts";
import { AppError } from "../../../shared/result/app-error.ts";
import { nameSkeleton } from "./confusables.ts";

/** A name that may be given out, unless somebody has it or one that looks like it. */
export interface AccountName {
  readonly name: string;
  readonly skeleton: string;
}

// One line per way of writing; the names of one person never mix them. After UAX 31 and UTS 39.
const SCRIPTS = [
  ["Latin"],
  ["Cyrillic"],
  ["Greek"],
  ["Han", "Hiragana", "Katakana"],
  ["Han", "Bopomofo"],
  ["Han", "Hangul"],
  ...[
    "Arabic Armenian Bengali Devanagari Ethiopic Georgian Gujarati Gurmukhi Hebrew Kannada Khmer Lao",
    "Malayalam Myanmar Oriya Sinhala Tamil Telugu Thaana Thai Tibetan",
  ].flatMap((line) => line.split(" ").map((script) => [script])),
];

const NEUTRAL = String.raw`0-9._\-`;
const ONE_SCRIPT = SCRIPTS.map((scripts) => {
  const letters = scripts.map((script) => String.raw`\p{scx=${script}}`).join("");
  return new RegExp(`^[${letters}${NEUTRAL}]+$`, "u");
});
// Small and uncased letters, their marks, and the two signs of Japanese that count as letters.
const CHARACTERS = /^(?:[\p{Ll}\p{Lo}ー々]\p{M}{0,2}|[0-9._-])+$/u;
const BEGINS_WELL = /^[\p{Ll}\p{Lo}0-9]/u;

/** Names that others would take for somebody in charge, or for a program. */
const RESERVED = [
  "abuse admin administrator anonymous daemon everybody everyone help hostmaster info mailer-daemon me",
  "moderator no-reply nobody noreply official operator owner porchlight postmaster root security server",
  "service staff support system team webmaster",
].flatMap((line) => line.split(" "));

/**
 * The canonical form of a name that somebody wants, or `name-not-allowed` with the reason in words.
 *
 * `reserved` are further names that are nobody's to take.
 */
export function requireAllowedName(wanted: string, reserved: readonly string[]): AccountName {
  const name = normaliseName(wanted);
  const reason = whyNot(name);
  if (reason !== undefined) throw new AppError("name-not-allowed", reason);
  const skeleton = nameSkeleton(name);
  if ([...RESERVED, ...reserved].some((taken) => nameSkeleton(taken) === skeleton)) {
    throw new AppError("name-not-allowed", "this account name is reserved");
  }
  return { name, skeleton };
}

function whyNot(name: string): string | undefined {
  if (name === "") return "an account name has at least one letter";
  if ([...name].length > limits.accountName) {
    return `an account name has at most ${limits.accountName} characters`;
  }
  if (!CHARACTERS.test(name)) {
    return "an account name is made of letters, digits, dots, hyphens and underscores";
  }
  if (!BEGINS_WELL.test(name)) return "an account name begins with a letter or a digit";
  if (!ONE_SCRIPT.some((script) => script.test(name))) {
    return "an account name does not mix letters of different scripts";
  }
  return undefined;
}
