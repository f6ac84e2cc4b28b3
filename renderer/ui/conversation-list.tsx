import type { ComponentProps, ReactNode } from "react";
import { GridList, GridListItem, ListLayout, Virtualizer } from "react-aria-components";
import {
  ConversationRow,
  conversationRowName,
  type ConversationRowContent,
} from "./conversation-row.tsx";
import { CurrentRowContext, ListRow } from "./list-row.tsx";
import { rowKeyOf, useRowMenu, type RowMenu } from "./use-row-menu.tsx";
import styles from "./list.module.css";

export interface ListedConversation extends ConversationRowContent {
  readonly id: string;
}

export interface ConversationListProps {
  readonly label: string;
  /** In the order to show; the same objects as before where nothing changed. */
  readonly conversations: readonly ListedConversation[];
  readonly currentId?: string | undefined;
  /** Enter or a press on a row. Arrow keys only move, so that nothing is read by passing over it. */
  readonly onOpen: (id: string) => void;
  readonly menu?: RowMenu;
  /** An `EmptyState`. */
  readonly empty?: ReactNode;
}

const ROW_PX = 64;

export function ConversationList(props: ConversationListProps) {
  const { label, conversations, currentId, onOpen, menu, empty } = props;
  const rowMenu = useRowMenu(menu);
  return (
    <CurrentRowContext value={currentId}>
      <Virtualizer layout={ListLayout} layoutOptions={{ rowSize: ROW_PX }}>
        <GridList
          aria-label={label}
          items={conversations}
          onAction={(key) => onOpen(String(key))}
          onContextMenu={(event) => {
            const key = rowKeyOf(event.target);
            const row = conversations.find(({ id }) => id === key);
            if (row !== undefined) rowMenu.open(event, { id: row.id, label: row.name });
          }}
          renderEmptyState={() => empty ?? null}
          className={styles.list ?? ""}
        >
          {renderConversation}
        </GridList>
      </Virtualizer>
      {rowMenu.popover}
    </CurrentRowContext>
  );
}

// Draws nothing but its argument, so that React Aria may keep what it returns.
function renderConversation(conversation: ListedConversation) {
  const name = conversationRowName(conversation);
  const draw = (row: ComponentProps<"div">) => (
    <ListRow row={{ ...row, "aria-label": name }} id={conversation.id} />
  );
  return (
    <GridListItem
      id={conversation.id}
      textValue={conversation.name}
      className={styles.row ?? ""}
      render={draw}
    >
      <ConversationRow key={conversation.id} {...conversation} />
    </GridListItem>
  );
}
