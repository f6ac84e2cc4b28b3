import { useState } from "react";
import { ListBox, ListBoxItem } from "react-aria-components";
import { t } from "../../i18n/t.ts";
import { IconButton } from "../../ui/icon-button.tsx";
import { Popover, PopoverTrigger } from "../../ui/popover.tsx";
import { EMOJI } from "./emoji.ts";
import styles from "./status-picker.module.css";

/** A button inside the note that opens a small grid of emoji. */
export function EmojiPicker({ onPick }: { readonly onPick: (sign: string) => void }) {
  const [isOpen, setOpen] = useState(false);
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
