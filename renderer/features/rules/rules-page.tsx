import { useState } from "react";
import type { AccessRule } from "../../../shared/contract/access.ts";
import { decideAccess } from "../../../shared/model/access-decision.ts";
import { traceAccess } from "../../../shared/model/access-trace.ts";
import { t } from "../../i18n/t.ts";
import { useAccess, useBuddies, useNow } from "../../state/use-page-state.tsx";
import { Button } from "../../ui/button.tsx";
import { Pane } from "../../ui/pane.tsx";
import { PaneHead } from "../../ui/pane-head.tsx";
import { RuleDialog } from "./rule-dialog.tsx";
import { RulesFileMenu } from "./rules-file-menu.tsx";
import { RulesList } from "./rules-list.tsx";
import { subjectFor } from "./see-as.ts";
import { SeePanel } from "./see-panel.tsx";
import { useSeeAs } from "./use-see-as.ts";
import styles from "./rules.module.css";

/** Who may see one’s light, and what comes of it for whom. Fills the whole window beside the rail. */
export function RulesPage() {
  const rules = useAccess((state) => state.rules);
  const buddies = useBuddies((state) => state.byPresentity);
  const now = useNow(15_000);
  const see = useSeeAs();
  const [edited, setEdited] = useState<AccessRule | "new" | null>(null);
  const at = see.at ?? now;
  const subject = subjectFor(see.as, buddies);
  const decision = decideAccess(rules, subject, new Date(at));
  const trace = traceAccess(rules, subject, new Date(at));
  return (
    <Pane kind="main" label={t("rules.title")}>
      <PaneHead title={t("rules.title")} kind="page">
        <Button icon="plus" onPress={() => setEdited("new")}>
          {t("rules.add")}
        </Button>
        <RulesFileMenu />
      </PaneHead>
      <div className={styles.page}>
        <div className={styles.scroll}>
          <RulesList rules={rules} decidingId={decision.rule?.id ?? null} onEdit={setEdited} />
        </div>
        <SeePanel see={see} decision={decision} trace={trace} now={now} />
      </div>
      {edited !== null && (
        <RuleDialog rule={edited === "new" ? null : edited} onClose={() => setEdited(null)} />
      )}
    </Pane>
  );
}
