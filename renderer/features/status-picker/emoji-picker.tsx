import { useEffect, useRef, useState } from "react";
import { ListBox, ListBoxItem } from "react-aria-components";
import { t } from "../../i18n/t.ts";
import { IconButton } from "../../ui/icon-button.tsx";
import { Popover, PopoverTrigger } from "../../ui/popover.tsx";
import { EMOJI } from "./emoji.ts";
import styles from "./status-picker.module.css";

export interface EmojiPickerProps {
  readonly onPick: (sign: string) => void;
  /** One was picked and the grid is gone: the focus may go on. */
  readonly onPicked: () => void;
}

/** A button inside the note that opens a small grid of emoji. */
export function EmojiPicker({ onPick, onPicked }: EmojiPickerProps) {
  const [isOpen, setOpen] = useState(false);
  const isPicked = useRef(false);
  useEffect(() => {
    // Not before: as long as the grid is there it keeps the focus inside.
    if (isOpen || !isPicked.current) return;
    isPicked.current = false;
    onPicked();
  }, [isOpen, onPicked]);
  return (
    <PopoverTrigger isOpen={isOpen} onOpenChange={setOpen}>
      <IconButton icon="smile" size="small" label={t("status-picker.emoji")} />
      <Popover label={t("status-picker.emoji")} placement="top start">
        <ListBox
          aria-label={t("status-picker.emoji")}
          layout="grid"
          autoFocus="first"
          items={EMOJI.map((emoji) => ({ ...emoji, id: emoji.sign }))}
          onAction={(sign) => {
            isPicked.current = true;
            setOpen(false);
            onPick(String(sign));
          }}
          className={styles.emojis ?? ""}
        >
          {({ sign, name }) => (
            <ListBoxItem textValue={t(name)} aria-label={t(name)} className={styles.emoji ?? ""}>
              {sign}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </PopoverTrigger>
  );
}
