import { useState } from "react";
import type { AccessHandling } from "../../../shared/contract/access.ts";
import type { PrincipalAddress } from "../../../shared/contract/address.ts";
import type { WatchRequest } from "../../../shared/contract/watcher.ts";
import { t } from "../../i18n/t.ts";
import { usePerson } from "../../state/use-person.ts";
import { useNow } from "../../state/use-page-state.tsx";
import { Button } from "../../ui/button.tsx";
import { Checkbox } from "../../ui/checkbox.tsx";
import { agoWords } from "../../ui/relative-time.ts";
import { RequestCard } from "../../ui/request-card.tsx";
import styles from "./requests.module.css";

export interface RequestActs {
  readonly onAnswer: (person: PrincipalAddress, name: string, handling: AccessHandling) => void;
  /** The person said yes, and wants to see the other's light in return. */
  readonly onAddToo: (person: PrincipalAddress) => void;
}

export interface WaitingRequestProps extends RequestActs {
  readonly request: WatchRequest;
  readonly onPutOff: () => void;
}

/** One request with its four answers. */
export function WaitingRequest({ request, onAnswer, onAddToo, onPutOff }: WaitingRequestProps) {
  const { watcher, since } = request;
  const { name, buddy } = usePerson(watcher);
  const now = useNow(15_000);
  const [isAddedToo, setAddedToo] = useState(true);
  const canAdd = buddy === null;

  function allow(): void {
    onAnswer(watcher, name, "allow");
    if (canAdd && isAddedToo) onAddToo(watcher);
  }

  return (
    <RequestCard
      name={name}
      about={t("requests.asked", { address: watcher, time: agoWords(Date.parse(since), now) })}
    >
      {canAdd && (
        <div className={styles.too}>
          <Checkbox isSelected={isAddedToo} onChange={setAddedToo}>
            {t("requests.add-too")}
          </Checkbox>
        </div>
      )}
      <Button size="small" kind="primary" onPress={allow}>
        {t("requests.allow")}
      </Button>
      <Button size="small" onPress={() => onAnswer(watcher, name, "polite-block")}>
        {t("requests.ignore")}
      </Button>
      <Button size="small" kind="quiet-danger" onPress={() => onAnswer(watcher, name, "block")}>
        {t("requests.block")}
      </Button>
      <span className={styles.putOff}>
        <Button kind="quiet" size="small" onPress={onPutOff}>
          {t("requests.later")}
        </Button>
      </span>
    </RequestCard>
  );
}
