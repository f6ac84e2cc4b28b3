import type { WatchRequest } from "../../../shared/contract/watcher.ts";
import { t } from "../../i18n/t.ts";
import { usePerson } from "../../state/use-person.ts";
import { Button } from "../../ui/button.tsx";
import { Window } from "../../ui/window.tsx";
import styles from "./requests.module.css";

export interface PutOffRequestProps {
  readonly request: WatchRequest;
  readonly onTakeUp: () => void;
}

/** One line for a request whose answer was put off; the other learns nothing of it. */
export function PutOffRequest({ request, onTakeUp }: PutOffRequestProps) {
  const { name } = usePerson(request.watcher);
  return (
    <p className={styles.line}>
      <Window name={name} size={24} />
      <span className={styles.cut} dir="auto">
        {name}
      </span>
      <Button
        kind="quiet"
        size="small"
        aria-label={t("requests.answer-to", { name })}
        onPress={onTakeUp}
      >
        {t("requests.answer")}
      </Button>
    </p>
  );
}
