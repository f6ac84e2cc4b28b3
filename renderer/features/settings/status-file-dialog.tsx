import type { PresenceReading } from "../../../shared/contract/interchange.ts";
import { failureWords } from "../../i18n/failure-words.ts";
import { problemWords } from "../../i18n/file-words.ts";
import { t } from "../../i18n/t.ts";
import { useSession } from "../../state/use-page-state.tsx";
import { Card } from "../../ui/card.tsx";
import { FactRow } from "../../ui/fact-row.tsx";
import { FileDialog } from "../../ui/file-dialog.tsx";
import { Remarks } from "../../ui/remarks.tsx";
import { statusFileRows } from "./status-file-rows.ts";
import { useStatusFile } from "./use-status-file.ts";
import styles from "./settings.module.css";

type Found = Extract<PresenceReading, { outcome: "read" }>;

/** The status of a presence file, shown before it becomes one’s own. */
export function StatusFileDialog({ onClose }: { readonly onClose: () => void }) {
  const file = useStatusFile(onClose);
  const { reading, failure, doing } = file;
  const found = reading?.outcome === "read" ? reading : null;
  const isUsable = found !== null && found.status !== null;
  return (
    <FileDialog
      title={t("settings.status-file-title")}
      actLabel={t("settings.status-file-act")}
      how={t("settings.status-file-how")}
      accept={["application/pidf+xml", "application/xml", "text/xml", ".xml"]}
      hasRead={reading !== null}
      doing={doing}
      isDisabled={!isUsable}
      problems={[
        ...(reading?.outcome === "refused" ? [problemWords(reading.problem)] : []),
        ...(failure === null ? [] : [failureWords(failure)]),
      ]}
      onPick={(picked) => void file.choose(picked)}
      onSubmit={() => {
        if (isUsable) void file.take();
      }}
      onClose={onClose}
    >
      {found !== null && <WhatComesOfIt found={found} />}
    </FileDialog>
  );
}

function WhatComesOfIt({ found }: { readonly found: Found }) {
  const { entity, status, contacts, remarks } = found;
  const own = useSession((state) => state.session?.identity.presentity ?? "");
  const others = contacts.filter(({ means }) => means !== "im").length;
  return (
    <>
      {entity !== own && (
        <p className={styles.small} dir="auto">
          {t("settings.status-file-other", { entity })}
        </p>
      )}
      {status === null ? (
        <p role="alert" className={styles.wrong}>
          {t("settings.status-file-nothing")}
        </p>
      ) : (
        <StatusRows status={status} />
      )}
      {others > 0 && (
        <p className={styles.small}>{t("settings.status-file-contacts", { count: others })}</p>
      )}
      <Remarks remarks={remarks} />
    </>
  );
}

function StatusRows({ status }: { readonly status: NonNullable<Found["status"]> }) {
  const rows = statusFileRows(status);
  return (
    <>
      <p role="status">
        {t(rows.length === 0 ? "settings.status-file-clears" : "settings.status-file-becomes")}
      </p>
      {rows.length > 0 && (
        <Card kind="rows" isList>
          {rows.map(({ id, icon, fact }) => (
            <FactRow key={id} icon={icon} title={fact}>
              {t(`settings.status-file-${id}`)}
            </FactRow>
          ))}
        </Card>
      )}
      <p className={styles.small}>{t("settings.status-file-light")}</p>
    </>
  );
}
