import { useState, type SyntheticEvent } from "react";
import { limits } from "../../../shared/contract/limits.ts";
import type { Session } from "../../../shared/contract/bridge.ts";
import type { Failure } from "../../../shared/result/result.ts";
import { failureWords } from "../../i18n/failure-words.ts";
import { nameWords } from "../../i18n/name-words.ts";
import { t } from "../../i18n/t.ts";
import { usePageState } from "../../state/use-page-state.tsx";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { Section } from "../../ui/section.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { NewToken } from "./new-token.tsx";
import styles from "./settings.module.css";

export interface ScriptsSectionProps {
  readonly session: Session;
  /** The list of devices has one more. */
  readonly onMade: () => void;
}

/** A token for a script of one's own. It is never shown again, so it is not kept here either. */
export function ScriptsSection({ session, onMade }: ScriptsSectionProps) {
  const { account } = usePageState();
  const [label, setLabel] = useState("");
  const [token, setToken] = useState<string | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);

  const labelError = nameWords(label);

  async function make(event: SyntheticEvent): Promise<void> {
    event.preventDefault();
    if (label.trim() === "" || labelError !== undefined) return;
    const reply = await account.issueToken(label.trim());
    setFailure(reply.ok ? null : reply.error);
    if (!reply.ok) return;
    setToken(reply.value.token);
    setLabel("");
    onMade();
  }

  return (
    <Section title={t("settings.scripts")}>
      <p className={styles.prose}>{t("settings.scripts-words")}</p>
      {token === null ? (
        <Card>
          <form className={styles.form} onSubmit={(event) => void make(event)}>
            <TextField
              label={t("settings.token-label")}
              placeholder={t("settings.token-placeholder")}
              value={label}
              onChange={setLabel}
              maxLength={limits.deviceLabel}
              autoComplete="off"
              error={labelError ?? (failure === null ? undefined : failureWords(failure))}
            />
            <Button type="submit" isDisabled={label.trim() === ""}>
              {t("settings.make-token")}
            </Button>
          </form>
        </Card>
      ) : (
        <NewToken session={session} token={token} onDone={() => setToken(null)} />
      )}
    </Section>
  );
}
