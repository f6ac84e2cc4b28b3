import { useRef } from "react";
import { limits } from "../../../shared/contract/limits.ts";
import { t } from "../../i18n/t.ts";
import { TextField } from "../../ui/text-field.tsx";
import { EmojiPicker } from "./emoji-picker.tsx";
import { insertAt } from "./insert-at.ts";

export interface NoteFieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** A few words beside the lamp, with emoji from a grid and a count of what still fits. */
export function NoteField({ value, onChange }: NoteFieldProps) {
  const frame = useRef<HTMLDivElement>(null);
  const input = () => frame.current?.querySelector("input");
  return (
    <div ref={frame}>
      <TextField
        label={t("status-picker.note")}
        isLabelHidden
        placeholder={t("status-picker.note-placeholder")}
        value={value}
        onChange={onChange}
        maxLength={limits.note}
        autoComplete="off"
        start={
          <EmojiPicker
            onPick={(sign) => {
              onChange(insertAt(value, sign, input()?.selectionStart ?? value.length));
            }}
            onPicked={() => input()?.focus()}
          />
        }
        end={t("status-picker.note-length", { length: value.length, most: limits.note })}
      />
    </div>
  );
}
