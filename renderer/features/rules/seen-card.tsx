import type { PresenceDocument } from "../../../shared/contract/presence.ts";
import type { AccessDecision } from "../../../shared/model/access-decision.ts";
import { ownerOf } from "../../../shared/model/address.ts";
import { availabilityOf } from "../../../shared/model/availability.ts";
import { failureWords } from "../../i18n/failure-words.ts";
import { t } from "../../i18n/t.ts";
import { Icon } from "../../ui/icon.tsx";
import { Lamp } from "../../ui/lamp.tsx";
import { lampWord } from "../../ui/lamp-state.ts";
import { lampOf } from "../../ui/presence-words.ts";
import { momentWords } from "../../ui/relative-time.ts";
import { Skeleton } from "../../ui/skeleton.tsx";
import { Window } from "../../ui/window.tsx";
import { hiddenParts } from "./filter-words.ts";
import { seenLines } from "./seen-lines.ts";
import type { Preview } from "./use-preview.ts";
import styles from "./see.module.css";

export interface SeenCardProps {
  readonly preview: Preview;
  /** By the same rules: what it hides has a slot of its own. */
  readonly decision: AccessDecision;
  readonly now: number;
}

/** One’s own card as somebody’s app shows it. */
export function SeenCard({ preview, decision, now }: SeenCardProps) {
  const { seen, failure } = preview;
  if (failure !== null) return <p className={styles.failed}>{failureWords(failure)}</p>;
  if (seen === null) return <Skeleton label={t("rules.sees-loading")} rows={3} />;
  const { document, permits, handling } = seen;
  return (
    <div className={styles.card}>
      {document === null ? (
        <p className={styles.refused}>
          <Icon name="block" size="small" />
          {t("rules.sees-nothing")}
        </p>
      ) : (
        <Shown document={document} now={now} />
      )}
      {handling === "allow" && decision.handling === "allow" && <Hidden decision={decision} />}
      {document !== null && handling !== "allow" && (
        <p className={styles.faint}>{t("rules.sees-off")}</p>
      )}
      {!permits.fetch && <p className={styles.faint}>{t("rules.no-fetch")}</p>}
      {!permits.subscribe && <p className={styles.faint}>{t("rules.no-subscribe")}</p>}
    </div>
  );
}

function Shown({ document, now }: { readonly document: PresenceDocument; readonly now: number }) {
  const lamp = lampOf(availabilityOf(document));
  const { displayName = ownerOf(document.presentity), until = null } = document.person ?? {};
  const word = lampWord(lamp);
  return (
    <>
      <div className={styles.me}>
        <Window name={displayName} size={40} lamp={lamp} />
        <span className={styles.meWords}>
          <span className={styles.meName} dir="auto">
            {displayName}
          </span>
          <span>
            {until === null
              ? word
              : t("presence.note-until", {
                  note: word,
                  time: momentWords(Date.parse(until), now),
                })}
          </span>
        </span>
      </div>
      {seenLines(document, now).map((line) => (
        <p key={line} dir="auto" className={styles.line}>
          {line}
        </p>
      ))}
      <Devices document={document} />
    </>
  );
}

function Devices({ document }: { readonly document: PresenceDocument }) {
  const devices = document.tuples.filter(({ device }) => device?.label !== undefined);
  if (devices.length === 0) return null;
  return (
    <ul className={styles.devices}>
      {devices.map((tuple) => (
        <li key={tuple.id} className={styles.device}>
          <Icon name="laptop" size="small" />
          <bdi>{tuple.device?.label}</bdi>
          <Lamp state={lampOf(availabilityOf({ ...document, tuples: [tuple] }))} />
        </li>
      ))}
    </ul>
  );
}

function Hidden({ decision }: { readonly decision: AccessDecision }) {
  const parts = hiddenParts(decision.shows);
  if (parts.length === 0) return null;
  return (
    <ul className={styles.hiddenParts}>
      {parts.map((part) => (
        <li key={part} className={styles.hidden}>
          <Icon name="hide" size="small" />
          {t(`rules.hidden-${part}`)}
        </li>
      ))}
    </ul>
  );
}
