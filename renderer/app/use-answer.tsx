import { useCallback, useState, type ReactNode } from "react";
import type { AccessHandling } from "../../shared/contract/access.ts";
import type { PrincipalAddress } from "../../shared/contract/address.ts";
import { t } from "../i18n/t.ts";
import { presentityOf } from "../../shared/model/address.ts";
import { groupsOf, selectOwnRules } from "../state/replicated/access-store.ts";
import { selectBuddy } from "../state/replicated/buddies-store.ts";
import { takeBack } from "./take-back.ts";
import { usePageState } from "../state/use-page-state.tsx";
import { Confirm } from "../ui/confirm.tsx";
import type { IconName } from "../ui/icon-shapes.tsx";
import { useTell } from "../ui/use-toasts.tsx";

/** Decides what somebody may see, in one act that can be taken back. */
export type Answer = (person: PrincipalAddress, name: string, handling: AccessHandling) => void;
type Decide = (...answer: Parameters<Answer>) => Promise<void>;

const TOLD = {
  allow: { key: "app.allowed", icon: "check" },
  confirm: { key: "app.asked-again", icon: "info" },
  "polite-block": { key: "app.ignored", icon: "eye-off" },
  block: { key: "app.blocked", icon: "block" },
} as const satisfies Readonly<Record<AccessHandling, { key: string; icon: IconName }>>;

interface Blocking {
  readonly person: PrincipalAddress;
  readonly name: string;
}

/**
 * Everybody who answers answers through this: the same words, the same way back. Blocking asks first,
 * because the other is told, and that can't be taken back.
 */
export function useAnswer(): { readonly answer: Answer; readonly question: ReactNode } {
  const { access, buddies } = usePageState();
  const tell = useTell();
  const [blocking, setBlocking] = useState<Blocking | null>(null);

  const decide = useCallback<Decide>(
    async function decide(person, name, handling) {
      const groups = groupsOf(selectBuddy(presentityOf(person))(buddies.store.getState()));
      const before = selectOwnRules(person)(access.store.getState());
      const reply = await access.answer(person, handling, groups);
      if (!reply.ok) {
        tell.failure(reply.error, {
          label: t("app.try-again"),
          onChoose: () => void decide(person, name, handling),
        });
        return;
      }
      const { key, icon } = TOLD[handling];
      const undo = { label: t("app.undo"), onChoose: () => void takeBack(access, person, before) };
      tell({ text: t(key, { name }), icon, act: undo });
    },
    [access, buddies, tell],
  );

  const answer = useCallback<Answer>(
    (person, name, handling) => {
      if (handling === "block") setBlocking({ person, name });
      else void decide(person, name, handling);
    },
    [decide],
  );

  const question = blocking !== null && (
    <Confirm
      isOpen
      onOpenChange={() => setBlocking(null)}
      question={t("app.block-question", { name: blocking.name })}
      consequence={t("app.block-consequence")}
      confirmLabel={t("app.block")}
      onConfirm={() => void decide(blocking.person, blocking.name, "block")}
      gentler={{
        label: t("app.ignore-quietly"),
        onChoose: () => void decide(blocking.person, blocking.name, "polite-block"),
      }}
    />
  );
  return { answer, question };
}
