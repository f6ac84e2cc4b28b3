import type { MouseEvent } from "react";
import { Collection, Tree, TreeItem, TreeItemContent, Virtualizer } from "react-aria-components";
import { BuddyRow, buddyRowName, type BuddyRowContent, type Density } from "./buddy-row.tsx";
import { joinWords } from "./join-words.ts";
import { GroupHeading } from "./group-heading.tsx";
import { GroupedLayout, HEADING_KEY_PREFIX } from "./grouped-layout.ts";
import { useRowMenu, type RowMenu } from "./use-row-menu.tsx";
import styles from "./list.module.css";

export interface TreeBuddy extends BuddyRowContent {
  readonly id: string;
}

export interface BuddyGroup {
  readonly id: string;
  readonly name: string;
  readonly count?: string;
  readonly buddies: readonly TreeBuddy[];
}

export interface BuddyTreeProps {
  readonly label: string;
  /** In the order to show; the same objects as before where nothing changed, or every row is drawn anew. */
  readonly groups: readonly BuddyGroup[];
  /** Ids of the groups that are open. */
  readonly expanded: readonly string[];
  readonly onExpandedChange: (expanded: readonly string[]) => void;
  /** The buddy shown in the main pane. */
  readonly currentId?: string | undefined;
  /** Enter or a press on a row. Arrow keys only move. */
  readonly onOpen: (id: string) => void;
  readonly menu?: RowMenu<string>;
  readonly density?: Density;
}

// The margin above a heading is part of its row, so that rows need not be measured.
const HEADING_PX = 36;
const ROW_PX = { comfortable: 48, compact: 28 } as const;

/**
 * Groups of buddies as a tree grid, drawn only where it is in view. Keeping the order while somebody
 * points at it or has the focus inside is for its owner to do.
 */
export function BuddyTree(props: BuddyTreeProps) {
  const { label, groups, expanded, onExpandedChange, currentId, density = "comfortable" } = props;
  const rowMenu = useRowMenu(props.menu);
  return (
    <>
      <Virtualizer
        layout={GroupedLayout}
        layoutOptions={{ rowSize: ROW_PX[density], headingSize: HEADING_PX }}
      >
        <Tree
          aria-label={label}
          items={groups}
          dependencies={[currentId, density]}
          expandedKeys={expanded.map((id) => HEADING_KEY_PREFIX + id)}
          onExpandedChange={(keys) =>
            onExpandedChange(Array.from(keys, (key) => withoutPrefix(String(key))))
          }
          className={styles.list ?? ""}
        >
          {(group) => (
            <Group
              group={group}
              currentId={currentId}
              density={density}
              onOpen={props.onOpen}
              onMenu={rowMenu.open}
            />
          )}
        </Tree>
      </Virtualizer>
      {rowMenu.popover}
    </>
  );
}

function withoutPrefix(key: string): string {
  return key.slice(HEADING_KEY_PREFIX.length);
}

interface GroupProps {
  readonly group: BuddyGroup;
  readonly currentId: string | undefined;
  readonly density: Density;
  readonly onOpen: (id: string) => void;
  readonly onMenu: (event: MouseEvent, row: { id: string; label: string }) => void;
}

function Group({ group, currentId, density, onOpen, onMenu }: GroupProps) {
  return (
    <TreeItem
      id={HEADING_KEY_PREFIX + group.id}
      textValue={group.name}
      aria-label={joinWords(group.name, group.count)}
      className={styles.heading ?? ""}
    >
      <TreeItemContent>
        {({ isExpanded }) => (
          <GroupHeading name={group.name} count={group.count} isExpanded={isExpanded} />
        )}
      </TreeItemContent>
      <Collection items={group.buddies} dependencies={[currentId, density]}>
        {(buddy) => (
          <TreeItem
            // One person may stand in several groups.
            id={`${group.id}/${buddy.id}`}
            textValue={buddy.name}
            aria-label={buddyRowName(buddy)}
            onAction={() => onOpen(buddy.id)}
            onContextMenu={(event) => onMenu(event, { id: buddy.id, label: buddy.name })}
            className={styles.row ?? ""}
            render={(row) => (
              <div {...row} {...(buddy.id === currentId ? { "aria-current": true } : {})} />
            )}
          >
            <TreeItemContent>
              <BuddyRow key={buddy.id} {...buddy} density={density} />
            </TreeItemContent>
          </TreeItem>
        )}
      </Collection>
    </TreeItem>
  );
}
