import { GridList, GridListItem, ListLayout, Virtualizer } from "react-aria-components";
import type { ReactNode } from "react";
import {
  ConversationRow,
  conversationRowName,
  type ConversationRowContent,
} from "./conversation-row.tsx";
import { useRowMenu, type RowMenu } from "./use-row-menu.tsx";
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
  readonly menu?: RowMenu<string>;
  /** An `EmptyState`. */
  readonly empty?: ReactNode;
}

const ROW_PX = 64;

export function ConversationList(props: ConversationListProps) {
  const { label, conversations, currentId, onOpen, menu, empty } = props;
  const rowMenu = useRowMenu(menu);
  return (
    <>
      <Virtualizer layout={ListLayout} layoutOptions={{ rowSize: ROW_PX }}>
        <GridList
          aria-label={label}
          items={conversations}
          dependencies={[currentId]}
          renderEmptyState={() => empty ?? null}
          className={styles.list ?? ""}
        >
          {(conversation) => (
            <GridListItem
              id={conversation.id}
              textValue={conversation.name}
              onAction={() => onOpen(conversation.id)}
              onContextMenu={(event) =>
                rowMenu.open(event, { id: conversation.id, label: conversation.name })
              }
              className={styles.row ?? ""}
              render={(row) => (
                <div
                  {...row}
                  aria-label={conversationRowName(conversation)}
                  {...(conversation.id === currentId ? { "aria-current": true } : {})}
                />
              )}
            >
              <ConversationRow key={conversation.id} {...conversation} />
            </GridListItem>
          )}
        </GridList>
      </Virtualizer>
      {rowMenu.popover}
    </>
  );
}
