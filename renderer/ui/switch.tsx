import { Switch as AriaSwitch, type SwitchProps as AriaSwitchProps } from "react-aria-components";
import styles from "./switch.module.css";

export interface SwitchProps extends Omit<AriaSwitchProps, "className" | "style" | "children"> {
  /** Words beside it. A switch whose words stand in a `SettingRow` has an `aria-label` instead. */
  readonly children?: React.ReactNode;
}

export function Switch({ children, ...rest }: SwitchProps) {
  return (
    <AriaSwitch {...rest} className={styles.switch ?? ""}>
      <span className={styles.track} />
      {children}
    </AriaSwitch>
  );
}
