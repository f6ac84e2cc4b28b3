import type { WatcherInformation } from "../../../shared/contract/watcher.ts";
import { t } from "../../i18n/t.ts";
import { IconButton } from "../../ui/icon-button.tsx";
import { MenuButton } from "../../ui/menu.tsx";
import { saveFile } from "../../ui/save-file.ts";
import { LEDGER_FORMATS, ledgerFile } from "./ledger-file.ts";

/** All that is kept, as a file for a spreadsheet or for another program. */
export function SaveMenu({ information }: { readonly information: WatcherInformation }) {
  return (
    <MenuButton
      label={t("watchers.save")}
      entries={LEDGER_FORMATS.map((format) => ({
        id: format,
        label: t(`watchers.save-${format}`),
        description: t(`watchers.save-${format}-means`),
      }))}
      onAction={(id) => {
        const format = LEDGER_FORMATS.find((each) => each === id);
        if (format !== undefined) saveFile(ledgerFile(information, format));
      }}
    >
      <IconButton icon="export" label={t("watchers.save")} />
    </MenuButton>
  );
}
