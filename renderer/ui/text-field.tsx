import { useState, type ReactNode, type Ref } from "react";
import {
  FieldError,
  Input,
  Label,
  Text,
  TextField as AriaTextField,
  type TextFieldProps as AriaTextFieldProps,
} from "react-aria-components";
import { t } from "../i18n/t.ts";
import { classNames } from "./class-names.ts";
import { IconButton } from "./icon-button.tsx";
import styles from "./text-field.module.css";

export interface TextFieldProps extends Omit<
  AriaTextFieldProps,
  "className" | "style" | "children" | "isInvalid"
> {
  readonly label: string;
  /** The label is for the ear only, where the place makes it plain. */
  readonly isLabelHidden?: boolean;
  readonly hint?: ReactNode;
  /** What is wrong, in one sentence; `undefined` while all is well. */
  readonly error?: string | undefined;
  readonly placeholder?: string;
  /** Inside the frame, before and after what is typed: an emoji button, “@ this-computer.local”. */
  readonly start?: ReactNode;
  readonly end?: ReactNode;
  /** Direction of what is typed: `auto` for words, `ltr` for addresses and passwords. */
  readonly inputDir?: "auto" | "ltr";
  /** For whoever puts the focus there. */
  readonly inputRef?: Ref<HTMLInputElement>;
}

/** A line to type in. A password (`type="password"`) can be shown while it is typed. */
export function TextField(props: TextFieldProps) {
  const { label, isLabelHidden = false, hint, error, placeholder, start, end, ...field } = props;
  const { inputDir = "auto", inputRef, type = "text", ...rest } = field;
  const [isRevealed, setRevealed] = useState(false);
  const isPassword = type === "password";
  return (
    <AriaTextField
      {...rest}
      type={isPassword && isRevealed ? "text" : type}
      isInvalid={error !== undefined}
      className={styles.field ?? ""}
    >
      <Label className={isLabelHidden ? "visually-hidden" : (styles.label ?? "")}>{label}</Label>
      <div className={styles.frame}>
        {start}
        <Input
          className={classNames(styles.input, isPassword && !isRevealed && styles.secret)}
          dir={isPassword ? "ltr" : inputDir}
          {...(placeholder === undefined ? {} : { placeholder })}
          {...(inputRef === undefined ? {} : { ref: inputRef })}
        />
        {end !== undefined && <span className={styles.end}>{end}</span>}
        {isPassword && (
          <IconButton
            size="small"
            icon={isRevealed ? "eye-off" : "eye"}
            label={t(isRevealed ? "ui.hide-password" : "ui.show-password")}
            isDisabled={rest.isDisabled ?? false}
            onPress={() => setRevealed(!isRevealed)}
          />
        )}
      </div>
      {hint !== undefined && error === undefined && (
        <Text slot="description" className={styles.hint ?? ""}>
          {hint}
        </Text>
      )}
      <FieldError className={styles.error ?? ""}>{error}</FieldError>
    </AriaTextField>
  );
}
