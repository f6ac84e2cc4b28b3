import type { Session } from "../../../shared/contract/bridge.ts";
import { PROTOCOL } from "../../../shared/contract/limits.ts";
import { t } from "../../i18n/t.ts";
import { useSession } from "../../state/use-page-state.tsx";
import { Card } from "../../ui/card.tsx";
import { Section } from "../../ui/section.tsx";
import { SettingRow } from "../../ui/setting-row.tsx";
import styles from "./settings.module.css";

/** What is needed to say which Porchlight this is. */
export function AboutSection({ session }: { readonly session: Session }) {
  const host = useSession((state) => state.host);
  const service = session.service?.protocol ?? PROTOCOL;
  return (
    <Section title={t("settings.about")}>
      <Card kind="rows">
        {host !== null && (
          <>
            <Fact label={t("settings.version")} value={host.version} />
            <Fact label={t("settings.host")} value={t(`settings.host-${host.kind}`)} />
            <Fact label={t("settings.profile")} value={host.profile} />
          </>
        )}
        <Fact
          label={t("settings.protocol")}
          value={t("settings.protocol-words", { own: PROTOCOL, service })}
        />
        <Fact
          label={t("settings.licence")}
          hint={t("settings.licence-words")}
          value={t("settings.licence-name")}
        />
      </Card>
    </Section>
  );
}

interface FactProps {
  readonly label: string;
  readonly hint?: string;
  readonly value: string;
}

function Fact({ value, ...words }: FactProps) {
  return (
    <SettingRow {...words}>
      <span className={styles.value}>{value}</span>
    </SettingRow>
  );
}
