import type { WatchRequest } from "../../../shared/contract/watcher.ts";
import { t } from "../../i18n/t.ts";
import { useAccess, useNow } from "../../state/use-page-state.tsx";
import { usePerson } from "../../state/use-person.ts";
import { Button } from "../../ui/button.tsx";
import { agoWords } from "../../ui/relative-time.ts";
import { RequestCard } from "../../ui/request-card.tsx";
import { Section } from "../../ui/section.tsx";
import type { OnAnswer } from "./answers.ts";
import styles from "./watchers.module.css";

/** Who waits for an answer; the same requests as above the lists. */
export function Requests({ onAnswer }: { readonly onAnswer: OnAnswer }) {
  const requests = useAccess((state) => state.requests);
  return (
    <Section title={t("watchers.requests")} aside={t("watchers.requests-aside")}>
      <div className={styles.requests}>
        {requests.map((request) => (
          <div key={request.watcher} className={styles.request}>
            <Request request={request} onAnswer={onAnswer} />
          </div>
        ))}
      </div>
    </Section>
  );
}

interface RequestProps {
  readonly request: WatchRequest;
  readonly onAnswer: OnAnswer;
}

function Request({ request, onAnswer }: RequestProps) {
  const { watcher, since } = request;
  const { name } = usePerson(watcher);
  const now = useNow(15_000);
  const time = agoWords(Date.parse(since), now);
  return (
    <RequestCard name={name} about={t("watchers.request-about", { address: watcher, time })}>
      <Button size="small" icon="check" onPress={() => onAnswer(watcher, name, "allow")}>
        {t("app.allow")}
      </Button>
      <Button size="small" onPress={() => onAnswer(watcher, name, "polite-block")}>
        {t("app.ignore-quietly")}
      </Button>
      <Button size="small" kind="quiet-danger" onPress={() => onAnswer(watcher, name, "block")}>
        {t("app.block")}
      </Button>
    </RequestCard>
  );
}
