import { t } from "../i18n/t.ts";

export interface Chord {
  readonly key: string;
  readonly withShift?: boolean;
}

/** A chord as it is printed on this computer's keyboard. */
export function chordWords({ key, withShift = false }: Chord): string {
  if (/mac/i.test(navigator.userAgent)) return `${withShift ? "⇧" : ""}⌘${key}`;
  return [t("app.mod"), ...(withShift ? [t("app.shift")] : []), key].join(" ");
}
