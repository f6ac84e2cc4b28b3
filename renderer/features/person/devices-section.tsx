import type { PresenceDocument } from "../../../shared/contract/presence.ts";
import { t } from "../../i18n/t.ts";
import { useNow } from "../../state/use-page-state.tsx";
import { Card } from "../../ui/card.tsx";
import { FactRow } from "../../ui/fact-row.tsx";
import { agoWords } from "../../ui/relative-time.ts";
import { Section } from "../../ui/section.tsx";
import { TupleRow } from "../../ui/tuple-row.tsx";
import { contactRows } from "./contact-rows.ts";
import { markupRows } from "./markup-rows.ts";
import { deviceRows, mostReachable } from "./device-rows.ts";
import styles from "./person.module.css";

export interface DevicesSectionProps {
  readonly document: PresenceDocument;
  readonly title?: string;
  /** Below the rows: when it was looked at, or that it may be old. */
  readonly note?: string | undefined;
  /** What is shown was true once and is not known now. */
  readonly isStale?: boolean;
}

/** Every tuple of a document: devices with their age, and other ways to reach somebody. */
export function DevicesSection({ document, title, note, isStale = false }: DevicesSectionProps) {
  const now = useNow(15_000);
  const rows = deviceRows(document);
  const contacts = contactRows(document);
  // What one look showed is no lamp that follows anything.
  const deciding = isStale || note !== undefined ? undefined : mostReachable(rows);
  const count = document.tuples.filter(({ device }) => device !== undefined).length;
  return (
    <Section
      title={title ?? t("person.devices")}
      {...(count > 0 ? { aside: t("person.device-count", { count }) } : {})}
    >
      <Card kind="rows" isList>
        {rows.map((row) => (
          <TupleRow
            key={row.id}
            icon={row.icon}
            lamp={isStale ? "unknown" : row.lamp}
            name={row.name}
            age={agoWords(row.changedAt, now)}
            isStale={isStale}
          >
            {row.about}
          </TupleRow>
        ))}
        {contacts.map((contact) => (
          <FactRow key={contact.id} icon={contact.icon} title={contact.address}>
            {[contact.about, agoWords(contact.changedAt, now)].join(" · ")}
          </FactRow>
        ))}
        {markupRows(document).map(({ id, name, text }) => (
          <FactRow key={id} icon="code" title={text}>
            {t("person.markup", { name })}
          </FactRow>
        ))}
      </Card>
      {deciding !== undefined && (
        <p className={styles.below}>{t("person.rolled-up", { name: deciding.name })}</p>
      )}
      {note !== undefined && <p className={styles.below}>{note}</p>}
    </Section>
  );
}
