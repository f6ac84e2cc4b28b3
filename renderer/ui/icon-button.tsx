import { Button as AriaButton, type ButtonProps as AriaButtonProps } from "react-aria-components";
import { classNames } from "./class-names.ts";
import type { IconName } from "./icon-shapes.tsx";
import { Icon } from "./icon.tsx";
import { Tooltip } from "./tooltip.tsx";
import styles from "./icon-button.module.css";

export interface IconButtonProps extends Omit<
  AriaButtonProps,
  "className" | "style" | "children" | "aria-label"
> {
  readonly icon: IconName;
  /** Its name by ear and its tool tip. */
  readonly label: string;
  readonly shortcut?: string | undefined;
  readonly size?: "small" | "medium";
  /** Ink on paper, for the one that sends. */
  readonly isFilled?: boolean;
  /** For a button that stays down: the name stays the same and the state is told apart. */
  readonly isOn?: boolean;
  /** Hidden below 680 px, or shown only there. */
  readonly only?: "wide" | "narrow";
}

export function IconButton(props: IconButtonProps) {
  const { icon, label, shortcut, size = "medium", isFilled = false, isOn, only, ...rest } = props;
  return (
    <Tooltip content={label} shortcut={shortcut}>
      <AriaButton
        {...rest}
        {...(isOn === undefined ? {} : { "aria-pressed": isOn })}
        aria-label={label}
        className={classNames(
          styles.button,
          styles[size],
          isFilled && styles.filled,
          only !== undefined && styles[only],
        )}
      >
        <Icon name={icon} size={size} />
      </AriaButton>
    </Tooltip>
  );
}
