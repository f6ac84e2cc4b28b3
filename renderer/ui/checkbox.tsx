import type { ReactNode } from "react";
import {
  CheckboxButton,
  CheckboxField,
  type CheckboxFieldProps as AriaCheckboxProps,
} from "react-aria-components";
import { Icon } from "./icon.tsx";
import styles from "./checkbox.module.css";

export interface CheckboxProps extends Omit<AriaCheckboxProps, "className" | "style" | "children"> {
  readonly children: ReactNode;
}

export function Checkbox({ children, ...rest }: CheckboxProps) {
  return (
    <CheckboxField {...rest} className={styles.field ?? ""}>
      <CheckboxButton className={styles.checkbox ?? ""}>
        {({ isSelected }) => (
          <>
            <span className={styles.box}>{isSelected && <Icon name="check" size="small" />}</span>
            <span>{children}</span>
          </>
        )}
      </CheckboxButton>
    </CheckboxField>
  );
}
