import type { SecretProtection } from "../../../shared/contract/bridge.ts";
import { classNames } from "../../ui/class-names.ts";
import { t } from "../../i18n/t.ts";
import { Icon } from "../../ui/icon.tsx";
import styles from "./settings.module.css";

/** Where the secret of this device lies. In a file it is a warning: a copied file is enough to be this person. */
export function SecretRow({ protection }: { readonly protection: SecretProtection }) {
  const isFile = protection === "file";
  return (
    <div className={styles.secret}>
      <Icon
        name={isFile ? "alert" : "lock"}
        className={classNames(styles.sign, isFile && styles.danger)}
      />
      <div className={styles.words}>
        <span className={styles.medium}>{t(`settings.secret-${protection}`)}</span>
        <span className={styles.soft}>{t(`settings.secret-${protection}-words`)}</span>
      </div>
    </div>
  );
}
