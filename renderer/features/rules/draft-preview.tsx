import { decideAccess } from "../../../shared/model/access-decision.ts";
import type { AccessSubject } from "../../../shared/contract/access.ts";
import { t } from "../../i18n/t.ts";
import { selectOwnDomain } from "../../state/session/session-store.ts";
import { useAccess, useBuddies, useNow, useSession } from "../../state/use-page-state.tsx";
import { whoWords } from "./rule-words.ts";
import {
  DRAFT_ID,
  someoneOf,
  subjectFor,
  subjectName,
  withDraft,
  type DraftRule,
} from "./see-as.ts";
import { SeenCard } from "./seen-card.tsx";
import { useNameOf } from "./use-people.ts";
import { usePreview } from "./use-preview.ts";
import styles from "./dialog.module.css";

/** What would come of a rule before it is saved, for somebody it is about. */
export function DraftPreview({ draft }: { readonly draft: DraftRule | null }) {
  const buddies = useBuddies((state) => state.byPresentity);
  const domain = useSession(selectOwnDomain) ?? "";
  const as = draft === null ? null : someoneOf(draft.grant.condition, buddies, domain);
  return (
    <section className={styles.preview} aria-label={t("rules.draft")}>
      <h3 className={styles.label}>{t("rules.draft")}</h3>
      {draft === null || as === null ? (
        <p className={styles.hint}>{t("rules.draft-empty")}</p>
      ) : (
        <Tried draft={draft} as={as} />
      )}
    </section>
  );
}

function Tried({ draft, as }: { readonly draft: DraftRule; readonly as: AccessSubject }) {
  const rules = useAccess((state) => state.rules);
  const buddies = useBuddies((state) => state.byPresentity);
  const nameOf = useNameOf();
  const now = useNow(15_000);
  const preview = usePreview({ as, at: null, draft });
  const drafted = withDraft(rules, draft, now);
  const decision = decideAccess(drafted, subjectFor(as, buddies), new Date(now));
  const name = subjectName(as, nameOf);
  const isDeciding = decision.rule?.id === (draft.id ?? DRAFT_ID);
  const other =
    decision.rule === null ? t("rules.who-default") : whoWords(decision.rule.condition, nameOf);
  return (
    <>
      <p className={isDeciding ? styles.hit : styles.hint} role="status">
        {isDeciding
          ? t("rules.would-decide", { name })
          : t("rules.would-not-decide", { name, other })}
      </p>
      <SeenCard preview={preview} decision={decision} now={now} />
    </>
  );
}
