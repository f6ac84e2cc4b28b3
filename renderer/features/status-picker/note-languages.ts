import { formattingLocale } from "../../i18n/formatting-locale.ts";

/** BCP 47 tags of languages that many people write, besides those the person reads. */
const MANY: readonly string[] =
  "ar bn cs da de el en es fa fi fr he hi hu id it ja ko ms nb nl pl pt ro ru sv sw ta th tr uk ur vi yo zh".split(
    " ",
  );

/** Languages a note may be in, by the names that the system has for them: those the person reads come first. */
export function noteLanguages(
  present: string | null,
): readonly { readonly value: string; readonly label: string }[] {
  const names = new Intl.DisplayNames(formattingLocale(), { type: "language", fallback: "code" });
  const optionOf = (value: string) => ({ value, label: nameOf(names, value) });
  const own = [...new Set([...(present === null ? [] : [present]), ...navigator.languages])];
  const others = MANY.filter((tag) => !own.includes(tag)).map(optionOf);
  return [...own.map(optionOf), ...others.toSorted((a, b) => a.label.localeCompare(b.label))];
}

/** What came from another app need be no tag at all. */
function nameOf(names: Intl.DisplayNames, tag: string): string {
  try {
    return names.of(tag) ?? tag;
  } catch {
    return tag;
  }
}
