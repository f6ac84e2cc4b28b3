import { useState } from "react";
import type { RulesReading } from "../../../shared/contract/interchange.ts";
import type { Failure } from "../../../shared/result/result.ts";
import { t } from "../../i18n/t.ts";
import type { ReadFile } from "../../state/file/file-actions.ts";
import { usePageState } from "../../state/use-page-state.tsx";
import { useTell } from "../../ui/use-toasts.tsx";

/** A file of rules on its way in: chosen, read, and taken or not. One file at a time. */
export function useRulesFile(onTaken: () => void) {
  const { files } = usePageState();
  const tell = useTell();
  const goBack = useGoBack(onTaken);
  const [read, setRead] = useState<ReadFile<RulesReading> | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [doing, setDoing] = useState<"reading" | "taking" | null>(null);
  async function choose(file: Blob): Promise<void> {
    setDoing("reading");
    setFailure(null);
    setRead(null);
    const reply = await files.readRules(file);
    setDoing(null);
    if (reply.ok) setRead(reply.value);
    else setFailure(reply.error);
  }
  async function take(): Promise<void> {
    if (read === null) return;
    setDoing("taking");
    setFailure(null);
    const reply = await files.importRules(read.fileId);
    setDoing(null);
    if (!reply.ok) {
      setFailure(reply.error);
      return;
    }
    tell({
      text: t("rules.imported", { count: reply.value.count }),
      icon: "check",
      act: { label: t("app.undo"), onChoose: () => void goBack() },
    });
    onTaken();
  }
  return { reading: read?.reading ?? null, failure, doing, choose, take };
}

/** Puts the rules from before the last import back. */
export function useGoBack(onDone: () => void = () => {}) {
  const { files } = usePageState();
  const tell = useTell();
  return async () => {
    const reply = await files.undoImport();
    if (!reply.ok) {
      tell.failure(reply.error);
      return;
    }
    tell({ text: t("rules.undone", { count: reply.value.count }), icon: "check" });
    onDone();
  };
}
