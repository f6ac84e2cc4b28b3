import { useState } from "react";
import { t } from "../../i18n/t.ts";
import { useNow, usePageState } from "../../state/use-page-state.tsx";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { fullWords } from "../../ui/clock.ts";
import { Section } from "../../ui/section.tsx";
import { useTell } from "../../ui/use-toasts.tsx";
import { CopyRow } from "./copy-row.tsx";
import styles from "./settings.module.css";

interface Invitation {
  readonly invitation: string;
  readonly expiresAt: string;
}

/** For services that take new accounts by invitation only. */
export function InvitationsSection() {
  const { account } = usePageState();
  const tell = useTell();
  const now = useNow(15_000);
  const [made, setMade] = useState<readonly Invitation[]>([]);
  const invite = async () => {
    const reply = await account.invite();
    if (reply.ok) setMade((known) => [reply.value, ...known]);
    else tell.failure(reply.error);
  };
  const valid = made.filter(({ expiresAt }) => Date.parse(expiresAt) > now);
  return (
    <Section title={t("settings.invitations")}>
      <p className={styles.prose}>{t("settings.invitations-words")}</p>
      {valid.length > 0 && (
        <Card kind="rows">
          {valid.map(({ invitation, expiresAt }) => (
            <CopyRow
              key={invitation}
              text={invitation}
              hint={t("settings.invitation-until", { time: fullWords(Date.parse(expiresAt)) })}
              copyLabel={t("settings.copy-invitation")}
              isCode
            />
          ))}
        </Card>
      )}
      <div className={styles.acts}>
        <Button icon="user-plus" onPress={() => void invite()}>
          {t("settings.invite")}
        </Button>
      </div>
    </Section>
  );
}
