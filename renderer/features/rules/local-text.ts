const MINUTE_MS = 60_000;

/** “2026-11-26T14:32”, as an input for date and time has it: by the clock of this computer. */
export function localText(at: number): string {
  const local = at - new Date(at).getTimezoneOffset() * MINUTE_MS;
  return new Date(local).toISOString().slice(0, "2026-11-26T14:32".length);
}

/** Null for what is empty or not whole yet. */
export function momentOfText(text: string): number | null {
  const at = Date.parse(text);
  return text === "" || Number.isNaN(at) ? null : at;
}
