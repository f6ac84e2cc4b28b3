import { useState } from "react";
import type { AccessRule } from "../../../shared/contract/access.ts";
import { decideAccess } from "../../../shared/model/access-decision.ts";
import { traceAccess } from "../../../shared/model/access-trace.ts";
import { t } from "../../i18n/t.ts";
import { useAccess, useBuddies, useNow } from "../../state/use-page-state.tsx";
import { Button } from "../../ui/button.tsx";
import { Pane, PaneBody } from "../../ui/pane.tsx";
import { PaneHead } from "../../ui/pane-head.tsx";
import { Segmented } from "../../ui/segmented.tsx";
import { HidingEditor } from "./hiding-editor.tsx";
import hiding from "./hiding.module.css";
import { RuleDialog } from "./rule-dialog.tsx";
import { RulesFileMenu } from "./rules-file-menu.tsx";
import { RulesList } from "./rules-list.tsx";
import { subjectFor } from "./see-as.ts";
import { SeePanel } from "./see-panel.tsx";
import { useSeeAs } from "./use-see-as.ts";
import styles from "./rules.module.css";

type Tab = "see" | "hide";

/** Who may see one’s light and who may learn that one watches. Fills the whole window beside the rail. */
export function RulesPage() {
  const [tab, setTab] = useState<Tab>("see");
  const [edited, setEdited] = useState<AccessRule | "new" | null>(null);
  return (
    <Pane kind="main" label={t("rules.title")}>
      <PaneHead title={t("rules.title")} kind="page">
        {tab === "see" && (
          <>
            <Button icon="plus" onPress={() => setEdited("new")}>
              {t("rules.add")}
            </Button>
            <RulesFileMenu />
          </>
        )}
      </PaneHead>
      <div className={hiding.tabs}>
        <Segmented<Tab>
          label={t("hiding.tabs")}
          options={[
            { value: "see", label: t("rules.who-may-see") },
            { value: "hide", label: t("hiding.title") },
          ]}
          value={tab}
          onChange={setTab}
        />
      </div>
      {tab === "see" ? (
        <AccessEditor onEdit={setEdited} />
      ) : (
        <PaneBody>
          <HidingEditor />
        </PaneBody>
      )}
      {edited !== null && (
        <RuleDialog rule={edited === "new" ? null : edited} onClose={() => setEdited(null)} />
      )}
    </Pane>
  );
}

/** Each rule, and what comes of them for whom. */
function AccessEditor({ onEdit }: { readonly onEdit: (rule: AccessRule) => void }) {
  const rules = useAccess((state) => state.rules);
  const buddies = useBuddies((state) => state.byPresentity);
  const now = useNow(15_000);
  const see = useSeeAs();
  const at = see.at ?? now;
  const subject = subjectFor(see.as, buddies);
  const decision = decideAccess(rules, subject, new Date(at));
  const trace = traceAccess(rules, subject, new Date(at));
  return (
    <div className={styles.page}>
      <div className={styles.scroll}>
        <RulesList rules={rules} decidingId={decision.rule?.id ?? null} onEdit={onEdit} />
      </div>
      <SeePanel see={see} decision={decision} trace={trace} now={now} />
    </div>
  );
}
