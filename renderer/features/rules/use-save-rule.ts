import { useState } from "react";
import type { AccessGrant, AccessRule } from "../../../shared/contract/access.ts";
import type { Failure } from "../../../shared/result/result.ts";
import { t } from "../../i18n/t.ts";
import { usePageState } from "../../state/use-page-state.tsx";
import { useTell } from "../../ui/use-toasts.tsx";
import { whoWords } from "./rule-words.ts";
import { useNameOf } from "./use-people.ts";

/** Saves a rule, once at a time. A failure stays until the next attempt. */
export function useSaveRule(id: AccessRule["id"] | null, onDone: () => void) {
  const { access } = usePageState();
  const tell = useTell();
  const nameOf = useNameOf();
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isSaving, setSaving] = useState(false);
  async function save(grant: AccessGrant): Promise<void> {
    setSaving(true);
    setFailure(null);
    const reply = await access.save(id, grant);
    setSaving(false);
    if (!reply.ok) {
      setFailure(reply.error);
      return;
    }
    tell({ text: t("rules.saved", { name: whoWords(grant.condition, nameOf) }), icon: "check" });
    onDone();
  }
  return { failure, isSaving, save };
}
