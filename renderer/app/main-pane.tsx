import { presentityOf } from "../../shared/model/address.ts";
import { Conversation } from "../features/conversation/conversation.tsx";
import { PersonPage } from "../features/person/person-page.tsx";
import { RulesPage } from "../features/rules/rules-page.tsx";
import { SettingsPage } from "../features/settings/settings-page.tsx";
import { WatchersPage } from "../features/watchers/watchers-page.tsx";
import { t } from "../i18n/t.ts";
import type { Section } from "../state/view/view-store.ts";
import { useBuddies, usePageState, useSession, useView } from "../state/use-page-state.tsx";
import { Button } from "../ui/button.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { Pane } from "../ui/pane.tsx";
import { useTell } from "../ui/use-toasts.tsx";
import type { PersonActs } from "./list-pane.tsx";
import type { Attention } from "./watch-attention.ts";

export interface MainPaneProps extends PersonActs {
  readonly section: Section;
  readonly attention: Attention;
}

/** What is open, or a sentence about what could be. */
export function MainPane({ section, ...props }: MainPaneProps) {
  switch (section) {
    case "inbox":
      return <OpenConversation attention={props.attention} />;
    case "buddies":
      return <OpenPerson {...props} />;
    case "watchers":
      return <WatchersPage onAnswer={props.onAnswer} />;
    case "rules":
      return <RulesPage />;
    case "settings":
      return <SettingsPage />;
  }
}

function OpenConversation({ attention }: Pick<MainPaneProps, "attention">) {
  const { view } = usePageState();
  const peer = useView((state) => state.conversation);
  if (peer === null) {
    return (
      <Pane kind="main" label={t("inbox.title")}>
        <EmptyState icon="inbox" title={t("inbox.pick")}>
          {t("inbox.pick-words")}
        </EmptyState>
      </Pane>
    );
  }
  return <Conversation key={peer} peer={peer} attention={attention} onBack={view.goBack} />;
}

function OpenPerson({ onAnswer, onEdit, onRemove }: PersonActs) {
  const { view } = usePageState();
  const copy = useCopy();
  const address = useView((state) => state.person);
  if (address === null) {
    return (
      <Pane kind="main" label={t("buddy-list.title")}>
        <NobodyChosen onCopy={(text) => void copy(text)} />
      </Pane>
    );
  }
  return (
    <PersonPage
      key={address}
      address={address}
      onBack={view.goBack}
      onAnswer={onAnswer}
      onEdit={({ buddy }) => {
        if (buddy !== null) onEdit(buddy);
      }}
      onRemove={({ principal }) => onRemove(presentityOf(principal))}
      onCopy={(text) => void copy(text)}
    />
  );
}

/** With nobody to choose, what one needs is the own address, to give away. */
function NobodyChosen({ onCopy }: { readonly onCopy: (text: string) => void }) {
  const hasBuddies = useBuddies((state) => state.byPresentity.size > 0);
  const address = useSession((state) => state.session?.identity.principal);
  if (hasBuddies || address === undefined) {
    return (
      <EmptyState icon="buddies" title={t("buddy-list.pick")}>
        {t("buddy-list.pick-words")}
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon="home"
      title={t("buddy-list.own-address", { address })}
      action={
        <Button icon="copy" onPress={() => onCopy(address)}>
          {t("buddy-list.copy-address")}
        </Button>
      }
    >
      {t("buddy-list.own-address-words")}
    </EmptyState>
  );
}

function useCopy() {
  const tell = useTell();
  return async (text: string) => {
    try {
      await navigator.clipboard.writeText(text);
      tell({ text: t("app.copied"), icon: "copy" });
    } catch {
      // The page may be denied the clipboard; the text is on the screen.
      tell({ text: t("app.copy-failed"), isFailure: true });
    }
  };
}
