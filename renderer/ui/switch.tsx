import type { ReactNode } from "react";
import {
  SwitchButton,
  SwitchField,
  type SwitchFieldProps as AriaSwitchProps,
} from "react-aria-components";
import styles from "./switch.module.css";

export interface SwitchProps extends Omit<AriaSwitchProps, "className" | "style" | "children"> {
  /** Words beside it. A switch whose words stand in a `SettingRow` has an `aria-label` instead. */
  readonly children?: ReactNode;
}

export function Switch({ children, ...rest }: SwitchProps) {
  return (
    <SwitchField {...rest} className={styles.field ?? ""}>
      <SwitchButton className={styles.switch ?? ""}>
        <span className={styles.track} />
        {children}
      </SwitchButton>
    </SwitchField>
  );
}
