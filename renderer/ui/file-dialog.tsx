import type { ReactNode } from "react";
import { t } from "../i18n/t.ts";
import { FilePicker } from "./file-picker.tsx";
import { FormDialog, type FormDialogProps } from "./form-dialog.tsx";
import styles from "./file-dialog.module.css";

export interface FileDialogProps extends Omit<FormDialogProps, "isPending"> {
  /** Said as long as no file was read. */
  readonly how: string;
  /** Media types and endings that the system’s dialog offers first. */
  readonly accept: readonly string[];
  readonly hasRead: boolean;
  readonly doing: "reading" | "taking" | null;
  readonly onPick: (file: File) => void;
  /** In words: why the file is none of these, and why something could not be done. */
  readonly problems: readonly string[];
  /** What would come of the file. */
  readonly children: ReactNode;
}

/** A file on its way in: chosen, read, shown, and only then taken. */
export function FileDialog(props: FileDialogProps) {
  const { how, accept, hasRead, doing, onPick, problems, children, ...form } = props;
  return (
    <FormDialog {...form} isPending={doing === "taking"}>
      <div className={styles.choose}>
        {!hasRead && <p className={styles.how}>{how}</p>}
        <FilePicker
          label={t(hasRead ? "files.choose-another" : "files.choose")}
          accept={accept}
          isPending={doing === "reading"}
          onPick={onPick}
        />
      </div>
      <p className="visually-hidden" role="status">
        {doing === "reading" ? t("files.reading") : ""}
      </p>
      {children}
      {problems.map((problem) => (
        <p key={problem} role="alert" className={styles.problem}>
          {problem}
        </p>
      ))}
    </FormDialog>
  );
}
