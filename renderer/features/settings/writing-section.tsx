import { t } from "../../i18n/t.ts";
import { usePreferences } from "../../state/use-page-state.tsx";
import { Card } from "../../ui/card.tsx";
import { Section } from "../../ui/section.tsx";
import { SettingRow } from "../../ui/setting-row.tsx";
import { Switch } from "../../ui/switch.tsx";
import { useChangePreference } from "./use-change-preference.ts";

/** What Enter does while a message is being written. */
export function WritingSection() {
  const sendsOnEnter = usePreferences((state) => state.sendsOnEnter);
  const change = useChangePreference();
  return (
    <Section title={t("settings.writing")}>
      <Card kind="rows">
        <SettingRow
          label={t("settings.enter")}
          hint={t(sendsOnEnter ? "settings.enter-on" : "settings.enter-off")}
        >
          <Switch
            aria-label={t("settings.enter")}
            isSelected={sendsOnEnter}
            onChange={(isSelected) => change({ sendsOnEnter: isSelected })}
          />
        </SettingRow>
      </Card>
    </Section>
  );
}
