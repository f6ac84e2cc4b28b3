import { createContext, useContext } from "react";
import {
  Collection,
  Tree,
  TreeItem,
  TreeItemContent,
  Virtualizer,
  type Key,
} from "react-aria-components";
import { BuddyRow, buddyRowName, type BuddyRowContent, type Density } from "./buddy-row.tsx";
import { GroupHeading } from "./group-heading.tsx";
import { GroupedLayout, HEADING_KEY_PREFIX } from "./grouped-layout.ts";
import { joinWords } from "./join-words.ts";
import { CurrentRowContext, ListRow } from "./list-row.tsx";
import { rowKeyOf, useRowMenu, type RowMenu } from "./use-row-menu.tsx";
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
  /**
   * In the order to show. Where nothing changed these are the same objects as before, or every row is
   * drawn anew.
   */
  readonly groups: readonly BuddyGroup[];
  /** Ids of the groups that are open. */
  readonly expanded: readonly string[];
  readonly onExpandedChange: (expanded: readonly string[]) => void;
  /** The buddy shown in the main pane. */
  readonly currentId?: string | undefined;
  /** Enter or a press on a row. Arrow keys only move. */
  readonly onOpen: (id: string) => void;
  readonly menu?: RowMenu;
  readonly density?: Density;
}

// The margin above a heading is part of its row, so that rows need not be measured.
const HEADING_PX = 36;
const ROW_PX = { comfortable: 48, compact: 28 } as const;

const DensityContext = createContext<Density>("comfortable");

/**
 * Groups of buddies as a tree grid, drawn only where it is in view. Keeping the order while somebody
 * points at it or has the focus inside is for its owner to do.
 */
export function BuddyTree(props: BuddyTreeProps) {
  const { label, groups, expanded, onExpandedChange, currentId, onOpen } = props;
  const { density = "comfortable" } = props;
  const rowMenu = useRowMenu(props.menu);

  function act(key: Key): void {
    const row = String(key);
    if (!row.startsWith(HEADING_KEY_PREFIX)) return onOpen(buddyIdOf(row));
    const group = row.slice(HEADING_KEY_PREFIX.length);
    const others = expanded.filter((id) => id !== group);
    return onExpandedChange(others.length === expanded.length ? [...expanded, group] : others);
  }

  return (
    <DensityContext value={density}>
      <CurrentRowContext value={currentId}>
        <Virtualizer
          layout={GroupedLayout}
          layoutOptions={{ rowSize: ROW_PX[density], headingSize: HEADING_PX }}
        >
          <Tree
            aria-label={label}
            items={groups}
            expandedKeys={expanded.map((id) => HEADING_KEY_PREFIX + id)}
            onExpandedChange={(keys) =>
              onExpandedChange(
                Array.from(keys, (key) => String(key).slice(HEADING_KEY_PREFIX.length)),
              )
            }
            onAction={act}
            onContextMenu={(event) => {
              const key = rowKeyOf(event.target);
              const name = key === undefined ? undefined : nameOf(groups, key);
              if (key !== undefined && name !== undefined) {
                rowMenu.open(event, { id: buddyIdOf(key), label: name });
              }
            }}
            className={styles.list ?? ""}
          >
            {renderGroup}
          </Tree>
        </Virtualizer>
        {rowMenu.popover}
      </CurrentRowContext>
    </DensityContext>
  );
}

// One person may stand in several groups, so a row is known by both.
function rowKey(groupId: string, buddyId: string): string {
  return `${encodeURIComponent(groupId)}/${buddyId}`;
}

function buddyIdOf(key: string): string {
  return key.slice(key.indexOf("/") + 1);
}

function nameOf(groups: readonly BuddyGroup[], key: string): string | undefined {
  const buddies = groups.flatMap((group) =>
    key.startsWith(rowKey(group.id, "")) ? group.buddies : [],
  );
  return buddies.find((buddy) => buddy.id === buddyIdOf(key))?.name;
}

// These draw nothing but their argument, so that React Aria may keep what they return.
function renderGroup(group: BuddyGroup) {
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
      <Collection items={group.buddies}>{(buddy) => renderBuddy(group.id, buddy)}</Collection>
    </TreeItem>
  );
}

function renderBuddy(groupId: string, buddy: TreeBuddy) {
  return (
    <TreeItem
      id={rowKey(groupId, buddy.id)}
      textValue={buddy.name}
      aria-label={buddyRowName(buddy)}
      className={styles.row ?? ""}
      render={(row) => <ListRow row={row} id={buddy.id} />}
    >
      <TreeItemContent>
        <RowInDensity key={buddy.id} buddy={buddy} />
      </TreeItemContent>
    </TreeItem>
  );
}

function RowInDensity({ buddy }: { readonly buddy: TreeBuddy }) {
  return <BuddyRow {...buddy} density={useContext(DensityContext)} />;
}
