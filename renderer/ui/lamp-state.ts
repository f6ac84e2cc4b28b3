import { t } from "../i18n/t.ts";

/** What the lamp can show; the same six wherever it stands. */
export const LAMP_STATES = ["lit", "away", "busy", "closed", "off", "unknown"] as const;
export type LampState = (typeof LAMP_STATES)[number];

/** The word that goes with the lamp. */
export function lampWord(state: LampState): string {
  return t(`lamp.${state}`);
}
