import { useState, type ReactNode } from "react";
import type { PresentityAddress } from "../../shared/contract/address.ts";
import { t } from "../i18n/t.ts";
import { selectBuddy } from "../state/replicated/buddies-store.ts";
import { buddyName } from "../state/replicated/person-name.ts";
import { usePageState } from "../state/use-page-state.tsx";
import { Confirm } from "../ui/confirm.tsx";
import { useTell } from "../ui/use-toasts.tsx";

/** Takes somebody off the list, after asking. */
export function useRemoval(): {
  readonly remove: (presentity: PresentityAddress) => void;
  readonly question: ReactNode;
} {
  const { buddies } = usePageState();
  const tell = useTell();
  const [asked, setAsked] = useState<{
    readonly presentity: PresentityAddress;
    readonly name: string;
  } | null>(null);

  function remove(presentity: PresentityAddress): void {
    const view = selectBuddy(presentity)(buddies.store.getState());
    if (view !== undefined) setAsked({ presentity, name: buddyName(view) });
  }

  async function removeNow(presentity: PresentityAddress, name: string): Promise<void> {
    const reply = await buddies.remove(presentity);
    if (reply.ok) tell({ text: t("app.removed", { name }), icon: "check" });
    else tell.failure(reply.error);
  }

  const question = asked !== null && (
    <Confirm
      isOpen
      onOpenChange={() => setAsked(null)}
      question={t("app.remove-question", { name: asked.name })}
      consequence={t("app.remove-consequence")}
      confirmLabel={t("app.remove")}
      onConfirm={() => void removeNow(asked.presentity, asked.name)}
    />
  );
  return { remove, question };
}
