import type { PrincipalAddress } from "../../../shared/contract/address.ts";
import { parseTypedAddress } from "../../../shared/model/address.ts";
import { AppError } from "../../../shared/result/app-error.ts";
import { t } from "../../i18n/t.ts";
import { selectOwnDomain } from "../../state/session/session-store.ts";
import { useBuddies, usePageState, useSession, useView } from "../../state/use-page-state.tsx";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { useTell } from "../../ui/use-toasts.tsx";
import styles from "./buddy-list.module.css";

/** Nobody to show: because nobody was added, or because nobody matches. */
export function ListEmpty() {
  const filter = useView((state) => state.buddyFilter.trim());
  const hasBuddies = useBuddies((state) => state.byPresentity.size > 0);
  if (hasBuddies && filter === "") return <div className={styles.people} />;
  return (
    <div className={styles.people}>
      {hasBuddies ? <NobodyMatches filter={filter} /> : <NobodyYet />}
    </div>
  );
}

/** What was looked for may be the address of somebody who is not on the list. */
function NobodyMatches({ filter }: { readonly filter: string }) {
  const { view } = usePageState();
  const domain = useSession(selectOwnDomain) ?? "";
  const address = typedAddress(filter, domain);
  return (
    <EmptyState
      icon="search"
      title={t("buddy-list.no-match", { filter })}
      action={
        address === null ? undefined : (
          <Button icon="eye" onPress={() => view.openPerson(address)}>
            {t("buddy-list.see-stranger")}
          </Button>
        )
      }
    >
      {address === null
        ? t("buddy-list.no-match-words")
        : t("buddy-list.see-stranger-words", { address })}
    </EmptyState>
  );
}

/** Null while it is no address. */
function typedAddress(typed: string, domain: string): PrincipalAddress | null {
  try {
    return parseTypedAddress(typed, domain);
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}

function NobodyYet() {
  const { account, view } = usePageState();
  const tell = useTell();
  const hasPractice = useSession((state) => state.session?.service?.hasPracticeBuddies ?? false);
  async function invite(): Promise<void> {
    const reply = await account.invitePracticeBuddies();
    if (reply.ok) tell({ text: t("buddy-list.practice-asked"), icon: "practice" });
    else tell.failure(reply.error);
  }
  const action = hasPractice ? (
    <Button icon="practice" onPress={() => void invite()}>
      {t("buddy-list.empty-practice")}
    </Button>
  ) : (
    <Button icon="user-plus" onPress={() => view.openDialog({ kind: "add-buddy", address: "" })}>
      {t("buddy-list.add")}
    </Button>
  );
  return (
    <EmptyState icon="buddies" title={t("buddy-list.empty")} action={action}>
      {t("buddy-list.empty-words")}
    </EmptyState>
  );
}
