import { t } from "../../i18n/t.ts";
import { Icon } from "../../ui/icon.tsx";
import styles from "./settings.module.css";

/** Said plainly and not in small print: on this computer a copied file is enough to be this person. */
export function SecretWarning() {
  return (
    <div className={styles.warning} role="note">
      <Icon name="alert" className={styles.warningSign} />
      <div>
        <p className={styles.warningTitle}>{t("settings.secret-file")}</p>
        <p className={styles.soft}>{t("settings.secret-file-words")}</p>
      </div>
    </div>
  );
}
