import { useState } from "react";
import { t } from "../../i18n/t.ts";
import { usePageState } from "../../state/use-page-state.tsx";
import { Confirm } from "../../ui/confirm.tsx";
import { Select } from "../../ui/select.tsx";
import { useTell } from "../../ui/use-toasts.tsx";
import { spanWords } from "./zoom.ts";
import styles from "./watchers.module.css";

const SPANS = [1, 7, 14, 30, 60, 90] as const;

/** For how long the service keeps who watched. A shorter span forgets at once, so it asks first. */
export function SpanSetting({ spanDays }: { readonly spanDays: number }) {
  const { watchers } = usePageState();
  const tell = useTell();
  const [shorter, setShorter] = useState<number | null>(null);
  const keepFor = async (days: number) => {
    const reply = await watchers.keepFor(days);
    if (!reply.ok) tell.failure(reply.error);
  };
  const offered = [...new Set([...SPANS, spanDays])].toSorted((a, b) => a - b);
  return (
    <div className={styles.setting}>
      <Select
        label={t("watchers.keep-for")}
        options={offered.map((days) => ({ value: String(days), label: spanWords(days) }))}
        value={String(spanDays)}
        onChange={(value) => {
          const days = Number(value);
          if (days < spanDays) setShorter(days);
          else if (days > spanDays) void keepFor(days);
        }}
      />
      <p className={styles.soft}>{t("watchers.keep-for-means")}</p>
      <Confirm
        isOpen={shorter !== null}
        onOpenChange={(isOpen) => {
          if (!isOpen) setShorter(null);
        }}
        question={t("watchers.keep-shorter", { span: spanWords(shorter ?? spanDays) })}
        consequence={t("watchers.keep-shorter-means", { span: spanWords(shorter ?? spanDays) })}
        confirmLabel={t("watchers.keep-shorter-act")}
        onConfirm={() => {
          if (shorter !== null) void keepFor(shorter);
        }}
      />
    </div>
  );
}
