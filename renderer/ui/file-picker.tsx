import { FileTrigger } from "react-aria-components";
import { Button } from "./button.tsx";

export interface FilePickerProps {
  readonly label: string;
  /** Media types and endings that the system’s dialog offers first. */
  readonly accept: readonly string[];
  readonly onPick: (file: File) => void;
  readonly isPending?: boolean;
}

/** A button that asks for one file. Whoever gets it looks at its size before reading it. */
export function FilePicker({ label, accept, onPick, isPending = false }: FilePickerProps) {
  return (
    <FileTrigger
      acceptedFileTypes={accept}
      onSelect={(files) => {
        const file = files?.item(0) ?? null;
        if (file !== null) onPick(file);
      }}
    >
      <Button isPending={isPending}>{label}</Button>
    </FileTrigger>
  );
}
