import { t } from "../i18n/t.ts";

/** A chord as it is printed on this computer's keyboard. */
export function chordWords(...keys: readonly string[]): string {
  const isMac = /mac/i.test(navigator.userAgent);
  return isMac ? `⌘${keys.join("")}` : [t("app.mod"), ...keys].join(" ");
}
