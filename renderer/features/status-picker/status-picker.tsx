import type { RefObject } from "react";
import { t } from "../../i18n/t.ts";
import { Popover } from "../../ui/popover.tsx";
import { StatusForm } from "./status-form.tsx";

const MEASURE_PX = 388;
// From the own window to the edge of the rail, and a little.
const OFFSET_PX = 20;

export interface StatusPickerProps {
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
  /** What it stands beside: the own window in the rail. */
  readonly triggerRef: RefObject<Element | null>;
  /** The chord that opens it, as it is printed on the keyboard. */
  readonly shortcut?: string;
}

/** Chooses one's own light: a popover beside the own window, a sheet where the window is narrow. */
export function StatusPicker({ shortcut, ...opening }: StatusPickerProps) {
  return (
    <Popover
      {...opening}
      label={t("status-picker.title")}
      placement="end bottom"
      offsetPx={OFFSET_PX}
      inlineSizePx={MEASURE_PX}
      isSheetWhenNarrow
    >
      {({ close }) => <StatusForm onClose={close} shortcut={shortcut} />}
    </Popover>
  );
}
