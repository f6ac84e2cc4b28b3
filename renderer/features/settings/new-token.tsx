import type { Session } from "../../../shared/contract/bridge.ts";
import { t } from "../../i18n/t.ts";
import { buddyName } from "../../state/replicated/person-name.ts";
import { useBuddies } from "../../state/use-page-state.tsx";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { CodeBlock } from "../../ui/code-block.tsx";
import { CopyRow } from "./copy-row.tsx";
import { lookCommand } from "./look-command.ts";
import { selectSomebody } from "./select-somebody.ts";
import { useCopy } from "./use-copy.ts";
import styles from "./settings.module.css";

export interface NewTokenProps {
  readonly session: Session;
  readonly token: string;
  readonly onDone: () => void;
}

/** A token that was just made, and the line to try it with. */
export function NewToken({ session, token, onDone }: NewTokenProps) {
  const copy = useCopy();
  const somebody = useBuddies(selectSomebody);
  const presentity = somebody?.buddy.presentity ?? session.identity.presentity;
  const command = lookCommand(session.serviceUrl, token, presentity);
  return (
    <Card>
      <div className={styles.token} role="status">
        <CopyRow
          text={token}
          hint={t("settings.token-made")}
          copyLabel={t("settings.copy-token")}
          isCode
        />
        <div>
          <p className={styles.soft}>
            {somebody === undefined
              ? t("settings.token-try-own")
              : t("settings.token-try", { name: buddyName(somebody) })}
          </p>
          <CodeBlock code={command} language="Shell" onCopy={() => copy(command)} />
        </div>
        <div className={styles.acts}>
          <Button onPress={onDone}>{t("settings.token-done")}</Button>
        </div>
      </div>
    </Card>
  );
}
