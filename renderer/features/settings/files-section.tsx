import { useState } from "react";
import { t } from "../../i18n/t.ts";
import { usePageState } from "../../state/use-page-state.tsx";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { saveFile } from "../../ui/save-file.ts";
import { Section } from "../../ui/section.tsx";
import { SettingRow } from "../../ui/setting-row.tsx";
import { useTell } from "../../ui/use-toasts.tsx";
import { StatusFileDialog } from "./status-file-dialog.tsx";

/** One’s own presence as a file, out and in. */
export function FilesSection() {
  const save = useSavePresence();
  const [isOpen, setOpen] = useState(false);
  return (
    <Section title={t("settings.files")}>
      <Card kind="rows">
        <SettingRow label={t("settings.save-presence")} hint={t("settings.save-presence-hint")}>
          <Button size="small" onPress={() => void save()}>
            {t("settings.save-file")}
          </Button>
        </SettingRow>
        <SettingRow label={t("settings.status-file")} hint={t("settings.status-file-hint")}>
          <Button size="small" onPress={() => setOpen(true)}>
            {t("settings.status-file-open")}
          </Button>
        </SettingRow>
      </Card>
      {isOpen && <StatusFileDialog onClose={() => setOpen(false)} />}
    </Section>
  );
}

function useSavePresence() {
  const { files } = usePageState();
  const tell = useTell();
  return async () => {
    const reply = await files.exportPresence(null);
    if (!reply.ok) {
      tell.failure(reply.error);
      return;
    }
    saveFile(reply.value);
    tell({ text: t("files.saved", { name: reply.value.name }), icon: "check" });
  };
}
