import type { AccessHandling } from "../../../shared/contract/access.ts";
import type { PrincipalAddress } from "../../../shared/contract/address.ts";
import { t } from "../../i18n/t.ts";
import { useNow, usePageState } from "../../state/use-page-state.tsx";
import { usePerson } from "../../state/use-person.ts";
import { Button } from "../../ui/button.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { Pane, PaneBody } from "../../ui/pane.tsx";
import { PaneHead } from "../../ui/pane-head.tsx";
import { useWidth } from "../../ui/use-width.ts";
import { DevicesSection } from "./devices-section.tsx";
import { MaySeeSection } from "./may-see-section.tsx";
import { headWords } from "./person-head-words.ts";
import { SaysSection } from "./says-section.tsx";
import { SeesSection } from "./sees-section.tsx";
import styles from "./person.module.css";

export interface PersonDetailsProps {
  readonly address: PrincipalAddress;
  readonly onClose: () => void;
  readonly onAnswer: (person: PrincipalAddress, name: string, handling: AccessHandling) => void;
}

/** The same blocks as the person's page, in one column beside a conversation. */
export function PersonDetails({ address, onClose, onAnswer }: PersonDetailsProps) {
  const { view } = usePageState();
  const person = usePerson(address);
  const now = useNow(15_000);
  const words = headWords(person, now);
  const document = person.buddy?.document ?? null;
  const isNarrow = useWidth() === "narrow";
  return (
    <Pane kind="details" label={t("person.details")} isAlone={isNarrow}>
      <PaneHead title={t("person.details")} level={isNarrow ? 1 : 2}>
        <IconButton icon="close" label={t("person.close-details")} onPress={onClose} />
      </PaneHead>
      <PaneBody>
        <div className={styles.brief}>
          <p className={styles.state}>
            {words.word} <span className={styles.faint}>{words.since}</span>
          </p>
          {words.note !== "" && <p dir="auto">{words.note}</p>}
          <p className={styles.faint}>{words.about}</p>
          <Button size="small" onPress={() => view.openPerson(person.principal)}>
            {t("person.open-page")}
          </Button>
        </div>
        {document !== null && (
          <DevicesSection document={document} isStale={person.reach === "unknown"} />
        )}
        <SaysSection person={person} />
        <SeesSection person={person} />
        <MaySeeSection
          person={person}
          onAnswer={(handling) => onAnswer(person.principal, person.name, handling)}
        />
      </PaneBody>
    </Pane>
  );
}
