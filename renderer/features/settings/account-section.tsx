import { useState } from "react";
import type { Session } from "../../../shared/contract/bridge.ts";
import { t } from "../../i18n/t.ts";
import { selectOwnLight } from "../../state/session/own-light.ts";
import { usePageState, useSession } from "../../state/use-page-state.tsx";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { Confirm } from "../../ui/confirm.tsx";
import { lampOf } from "../../ui/presence-words.ts";
import { Section } from "../../ui/section.tsx";
import { SettingRow } from "../../ui/setting-row.tsx";
import { useTell } from "../../ui/use-toasts.tsx";
import { Window } from "../../ui/window.tsx";
import { CopyRow } from "./copy-row.tsx";
import { SecretRow } from "./secret-row.tsx";
import styles from "./settings.module.css";

/** Who one is, where the account lives, and how this device proves to be one's own. */
export function AccountSection({ session }: { readonly session: Session }) {
  const { identity, serviceUrl, isBundledService, secretProtection } = session;
  const light = useSession(selectOwnLight);
  return (
    <Section title={t("settings.account")}>
      <div className={styles.person}>
        <Window name={identity.displayName} size={40} lamp={lampOf(light)} />
        <span className={styles.name} dir="auto">
          {identity.displayName}
        </span>
      </div>
      <Card kind="rows">
        <CopyRow
          text={identity.principal}
          hint={t("settings.address")}
          copyLabel={t("settings.copy-address")}
        />
        <CopyRow
          text={serviceUrl}
          hint={t(isBundledService ? "settings.service-here" : "settings.service-elsewhere")}
          copyLabel={t("settings.copy-service")}
        />
        <SecretRow protection={secretProtection} />
        <SignOutRow />
      </Card>
    </Section>
  );
}

function SignOutRow() {
  const { account } = usePageState();
  const tell = useTell();
  const [isAsking, setAsking] = useState(false);
  const signOut = async () => {
    const reply = await account.signOut();
    if (!reply.ok) tell.failure(reply.error);
  };
  return (
    <SettingRow label={t("settings.sign-out")} hint={t("settings.sign-out-hint")}>
      <Button kind="danger" size="small" icon="sign-out" onPress={() => setAsking(true)}>
        {t("settings.sign-out")}
      </Button>
      <Confirm
        isOpen={isAsking}
        onOpenChange={setAsking}
        question={t("settings.sign-out-question")}
        consequence={t("settings.sign-out-consequence")}
        confirmLabel={t("settings.sign-out")}
        onConfirm={() => void signOut()}
      />
    </SettingRow>
  );
}
