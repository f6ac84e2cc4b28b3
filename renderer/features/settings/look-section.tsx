import type { Preferences } from "../../../shared/contract/bridge.ts";
import { t } from "../../i18n/t.ts";
import { usePreferences } from "../../state/use-page-state.tsx";
import { Card } from "../../ui/card.tsx";
import { Section } from "../../ui/section.tsx";
import { Segmented } from "../../ui/segmented.tsx";
import { SettingRow } from "../../ui/setting-row.tsx";
import { useChangePreference } from "./use-change-preference.ts";

const THEMES = ["system", "light", "dark"] as const satisfies readonly Preferences["theme"][];
const DENSITIES = ["comfortable", "compact"] as const satisfies readonly Preferences["density"][];

/** Day or evening, roomy or compact. Holds at once. */
export function LookSection() {
  const theme = usePreferences((state) => state.theme);
  const density = usePreferences((state) => state.density);
  const change = useChangePreference();
  return (
    <Section title={t("settings.look")}>
      <Card kind="rows">
        <SettingRow label={t("settings.theme")}>
          <Segmented
            label={t("settings.theme")}
            options={THEMES.map((value) => ({ value, label: t(`settings.theme-${value}`) }))}
            value={theme}
            onChange={(value) => change({ theme: value })}
          />
        </SettingRow>
        <SettingRow label={t("settings.density")}>
          <Segmented
            label={t("settings.density")}
            options={DENSITIES.map((value) => ({ value, label: t(`settings.density-${value}`) }))}
            value={density}
            onChange={(value) => change({ density: value })}
          />
        </SettingRow>
      </Card>
    </Section>
  );
}
