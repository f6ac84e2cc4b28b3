import { useEffect, useState } from "react";
import type { BridgeCalls } from "../../../shared/contract/bridge.ts";
import type { Output } from "../../../shared/contract/define.ts";
import { t } from "../../i18n/t.ts";
import { usePageState } from "../../state/use-page-state.tsx";
import { fullWords } from "../../ui/clock.ts";
import { Confirm } from "../../ui/confirm.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { MenuButton, type MenuEntry } from "../../ui/menu.tsx";
import { saveFile } from "../../ui/save-file.ts";
import { useTell } from "../../ui/use-toasts.tsx";
import { ImportDialog } from "./import-dialog.tsx";
import { useGoBack } from "./use-rules-file.ts";

type KeptRules = Output<BridgeCalls["rules:kept"]>["kept"];

/** Rules as a file: out, in, and back to those from before. */
export function RulesFileMenu() {
  const { kept, look } = useKeptRules();
  const save = useSaveRules();
  const goBack = useGoBack(look);
  const [open, setOpen] = useState<"import" | "undo" | null>(null);
  const run: Readonly<Record<string, () => void>> = {
    export: () => void save(),
    import: () => setOpen("import"),
    undo: () => setOpen("undo"),
  };
  return (
    <>
      <MenuButton label={t("rules.files")} entries={entriesOf(kept)} onAction={(id) => run[id]?.()}>
        <IconButton icon="export" label={t("rules.files")} />
      </MenuButton>
      {open === "import" && <ImportDialog onClose={() => setOpen(null)} onTaken={look} />}
      {kept !== null && (
        <Confirm
          isOpen={open === "undo"}
          onOpenChange={() => setOpen(null)}
          question={t("rules.undo-question", { count: kept.count })}
          consequence={t("rules.undo-consequence", { time: fullWords(Date.parse(kept.at)) })}
          confirmLabel={t("rules.undo-act")}
          onConfirm={() => void goBack()}
        />
      )}
    </>
  );
}

function entriesOf(kept: KeptRules): readonly MenuEntry[] {
  const files: readonly MenuEntry[] = [
    { id: "export", label: t("rules.export") },
    { id: "import", label: t("rules.import") },
  ];
  if (kept === null) return files;
  return [...files, { id: "undo", label: t("rules.undo-import"), startsGroup: true }];
}

/** What there is to go back to, as it was when somebody last looked. */
function useKeptRules() {
  const { files } = usePageState();
  const [kept, setKept] = useState<KeptRules>(null);
  const look = () => {
    void files.keptRules().then((reply) => setKept(reply.ok ? reply.value.kept : null));
  };
  useEffect(look, [files]);
  return { kept, look };
}

function useSaveRules() {
  const { files } = usePageState();
  const tell = useTell();
  return async () => {
    const reply = await files.exportRules();
    if (!reply.ok) {
      tell.failure(reply.error);
      return;
    }
    saveFile(reply.value);
    tell({ text: t("files.saved", { name: reply.value.name }), icon: "check" });
  };
}
