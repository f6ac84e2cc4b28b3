import type { AutoAway, DeviceSenses } from "../../../shared/contract/auto-away.ts";
import { t } from "../../i18n/t.ts";
import { usePreferences, useSession } from "../../state/use-page-state.tsx";
import { Card } from "../../ui/card.tsx";
import { Section } from "../../ui/section.tsx";
import { SettingRow } from "../../ui/setting-row.tsx";
import { Switch } from "../../ui/switch.tsx";
import { AwayStageRow } from "./away-stage-row.tsx";
import { useChangePreference } from "./use-change-preference.ts";
import styles from "./settings.module.css";

/** When this device goes away by itself, what it says then, and what of its use is told. */
export function AwaySection() {
  const autoAway = usePreferences((state) => state.autoAway);
  const host = useSession((state) => state.host);
  const changePreference = useChangePreference();
  const change = (part: Partial<AutoAway>) =>
    changePreference({ autoAway: { ...autoAway, ...part } });
  if (host === null) return null;
  const { senses } = host;
  const { first, second } = autoAway;
  const isSecondFirst = second.afterMinutes > 0 && second.afterMinutes <= first.afterMinutes;
  return (
    <Section title={t("settings.away")}>
      <p className={styles.prose}>{t("settings.away-words")}</p>
      <p className={styles.prose}>{knowsWords(host.kind, senses)}</p>
      <Card kind="rows">
        <AwayStageRow
          label={t("settings.away-first")}
          hint={isSecondFirst ? t("settings.away-never-first") : t("settings.away-first-hint")}
          stage={first}
          onChange={(stage) => change({ first: stage })}
        />
        <AwayStageRow
          label={t("settings.away-second")}
          hint={t("settings.away-second-hint")}
          stage={second}
          onChange={(stage) => change({ second: stage })}
        />
        <AwaySwitch name="lock" autoAway={autoAway} senses={senses} change={change} />
        <AwaySwitch name="sleep" autoAway={autoAway} senses={senses} change={change} />
        <SettingRow label={t("settings.last-input")} hint={t("settings.last-input-hint")}>
          <Switch
            aria-label={t("settings.last-input")}
            isSelected={autoAway.tellsLastInput}
            onChange={(tellsLastInput) => change({ tellsLastInput })}
          />
        </SettingRow>
      </Card>
    </Section>
  );
}

interface AwaySwitchProps {
  readonly name: "lock" | "sleep";
  readonly autoAway: AutoAway;
  readonly senses: DeviceSenses;
  readonly change: (part: Partial<AutoAway>) => void;
}

const KEYS = { lock: "onLock", sleep: "onSleep" } as const;

/** Nothing to turn on where nobody would tell; then it says so. */
function AwaySwitch({ name, autoAway, senses, change }: AwaySwitchProps) {
  const key = KEYS[name];
  const isTold = senses[name];
  const label = t(`settings.away-${name}`);
  return (
    <SettingRow
      label={label}
      hint={t(isTold ? `settings.away-${name}-hint` : `settings.away-${name}-unknown`)}
    >
      <Switch
        aria-label={label}
        isDisabled={!isTold}
        isSelected={isTold && autoAway[key]}
        onChange={(isOn) => change({ [key]: isOn })}
      />
    </SettingRow>
  );
}

function knowsWords(kind: "electron" | "browser", { input }: DeviceSenses): string {
  if (input === "computer") return t("settings.away-knows-computer");
  return t(kind === "browser" ? "settings.away-knows-tab" : "settings.away-knows-window");
}
