let chosen: string | undefined;

/** Times and numbers look as the system shows them, whatever language the words are in. */
export function formattingLocale(): string | undefined {
  return chosen;
}

/** `undefined` goes back to the system's. Tests and the settings choose another. */
export function chooseFormattingLocale(locale: string | undefined): void {
  chosen = locale;
}

// Making a formatter costs far more than using it.
const formatters = new Map<string | undefined, Intl.NumberFormat>();

/** A count as digits with the system's separators. */
export function numberWords(count: number): string {
  const formatter = formatters.get(chosen) ?? new Intl.NumberFormat(chosen);
  formatters.set(chosen, formatter);
  return formatter.format(count);
}
