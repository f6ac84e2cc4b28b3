let chosen: string | undefined;

/** Times and numbers look as the system shows them, whatever language the words are in. */
export function formattingLocale(): string | undefined {
  return chosen;
}

/** `undefined` goes back to the system's. Tests and the settings choose another. */
export function chooseFormattingLocale(locale: string | undefined): void {
  chosen = locale;
}

/** A count as digits with the system's separators. */
export function numberWords(count: number): string {
  return new Intl.NumberFormat(formattingLocale()).format(count);
}
