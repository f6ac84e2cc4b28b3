import { useState, type ReactNode } from "react";
import { InboxAddress } from "../../../shared/contract/address.ts";
import { principalOf } from "../../../shared/model/address.ts";
import { t } from "../../i18n/t.ts";
import { selectIsOnline } from "../../state/session/session-store.ts";
import { useHold } from "../../state/use-hold.ts";
import {
  useAccess,
  useBuddies,
  useConversations,
  useDrafts,
  useNow,
  useOrder,
  usePageState,
  useSession,
  useView,
} from "../../state/use-page-state.tsx";
import { Button } from "../../ui/button.tsx";
import { ConversationList } from "../../ui/conversation-list.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { Pane } from "../../ui/pane.tsx";
import { PaneHead } from "../../ui/pane-head.tsx";
import { createConversationRows } from "./conversation-rows.ts";
import { useWidth } from "../../ui/use-width.ts";
import styles from "./inbox.module.css";

export interface InboxListProps {
  /** Requests that wait for an answer, above the list. */
  readonly tray: ReactNode;
  readonly handle: ReactNode;
  readonly newShortcut: string;
}

/** Conversations, the one with the newest word first. */
export function InboxList({ tray, handle, newShortcut }: InboxListProps) {
  const { view } = usePageState();
  const isNarrow = useWidth() === "narrow";
  const hold = useHold("conversations");
  const [isUnreadOnly, setUnreadOnly] = useState(false);
  const rows = useRows();
  const current = useView((state) => state.conversation);
  // The one that is being read has just lost its counter; it must not vanish meanwhile.
  const shown = rows.filter((row) => !isUnreadOnly || (row.unread ?? 0) > 0 || row.id === current);
  return (
    <Pane kind="list" label={t("inbox.title")} isAlone={isNarrow}>
      <PaneHead title={t("inbox.title")} kind="list">
        <IconButton
          icon="filter"
          label={t("inbox.unread-only")}
          isOn={isUnreadOnly}
          onPress={() => setUnreadOnly(!isUnreadOnly)}
        />
        <IconButton
          icon="compose"
          label={t("inbox.new-message")}
          shortcut={newShortcut}
          onPress={() => view.openDialog({ kind: "new-message" })}
        />
      </PaneHead>
      {tray}
      <div className={styles.conversations} {...hold}>
        {shown.length === 0 ? (
          <NothingHere isFiltered={rows.length > 0} onShowAll={() => setUnreadOnly(false)} />
        ) : (
          <ConversationList
            label={t("inbox.conversations")}
            conversations={shown}
            currentId={current ?? undefined}
            onOpen={(id) => view.openConversation(InboxAddress.parse(id))}
            menu={{
              entriesFor: () => [{ id: "details", label: t("inbox.menu-details"), icon: "panel" }],
              onAction: (id) => view.openPerson(principalOf(InboxAddress.parse(id))),
            }}
          />
        )}
      </div>
      {handle}
    </Pane>
  );
}

function useRows() {
  const [makeRows] = useState(createConversationRows);
  return makeRows({
    order: useOrder((state) => state.conversations),
    summaries: useConversations((state) => state.byPeer),
    buddies: useBuddies((state) => state.byPresentity),
    drafts: useDrafts((state) => state.byPeer),
    requests: useAccess((state) => state.requests),
    current: useView((state) => state.conversation),
    isOnline: useSession(selectIsOnline),
    now: useNow(15_000),
  });
}

interface NothingHereProps {
  readonly isFiltered: boolean;
  readonly onShowAll: () => void;
}

function NothingHere({ isFiltered, onShowAll }: NothingHereProps) {
  const { view } = usePageState();
  if (isFiltered) {
    return (
      <EmptyState
        icon="check"
        title={t("inbox.all-read")}
        action={<Button onPress={onShowAll}>{t("inbox.show-all")}</Button>}
      >
        {t("inbox.all-read-words")}
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon="inbox"
      title={t("inbox.empty")}
      action={
        <Button icon="compose" onPress={() => view.openDialog({ kind: "new-message" })}>
          {t("inbox.new-message")}
        </Button>
      }
    >
      {t("inbox.empty-words")}
    </EmptyState>
  );
}
