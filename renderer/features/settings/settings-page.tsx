import { t } from "../../i18n/t.ts";
import { Pane, PaneBody } from "../../ui/pane.tsx";
import { PaneHead } from "../../ui/pane-head.tsx";

/** The account, its devices and how the window looks. Fills the whole window beside the rail. */
export function SettingsPage() {
  return (
    <Pane kind="main" label={t("settings.title")}>
      <PaneHead title={t("settings.title")} kind="page" />
      <PaneBody>{null}</PaneBody>
    </Pane>
  );
}
