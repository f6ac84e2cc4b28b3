import { t } from "../../i18n/t.ts";
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
      {hasBuddies ? (
        <EmptyState icon="search" title={t("buddy-list.no-match", { filter })}>
          {t("buddy-list.no-match-words")}
        </EmptyState>
      ) : (
        <NobodyYet />
      )}
    </div>
  );
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
