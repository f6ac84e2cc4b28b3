import { useDeferredValue, useState, type ReactNode } from "react";
import type { PresentityAddress } from "../../../shared/contract/address.ts";
import { inboxOf, presentityOf, ownerOf } from "../../../shared/model/address.ts";
import { PresentityAddress as PresentitySchema } from "../../../shared/contract/address.ts";
import { t } from "../../i18n/t.ts";
import { selectIsOnline } from "../../state/session/session-store.ts";
import { useHold } from "../../state/use-hold.ts";
import {
  useBuddies,
  useConversations,
  useNow,
  useOrder,
  usePageState,
  usePreferences,
  useSession,
  useView,
} from "../../state/use-page-state.tsx";
import { BuddyTree } from "../../ui/buddy-tree.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { Pane } from "../../ui/pane.tsx";
import { PaneHead } from "../../ui/pane-head.tsx";
import { SearchField } from "../../ui/search-field.tsx";
import { createBuddyRows } from "./buddy-rows.ts";
import { HiddenNote } from "./hidden-note.tsx";
import { ListEmpty } from "./list-empty.tsx";
import { ListViewMenu } from "./list-view-menu.tsx";
import { StaleNote } from "./stale-note.tsx";
import { useWidth } from "../../ui/use-width.ts";
import styles from "./buddy-list.module.css";

export interface BuddyListProps {
  /** Requests that wait for an answer, above the list. */
  readonly tray: ReactNode;
  readonly handle: ReactNode;
  readonly filterShortcut: string;
  readonly onEdit: (presentity: PresentityAddress) => void;
  readonly onRemove: (presentity: PresentityAddress) => void;
}

export function BuddyList({ tray, handle, filterShortcut, onEdit, onRemove }: BuddyListProps) {
  const { view } = usePageState();
  const isNarrow = useWidth() === "narrow";
  const filter = useView((state) => state.buddyFilter);
  const hasBuddies = useBuddies((state) => state.byPresentity.size > 0);
  return (
    <Pane kind="list" label={t("buddy-list.title")} isAlone={isNarrow}>
      <PaneHead title={t("buddy-list.title")} kind="list">
        <ListViewMenu />
        <IconButton
          icon="user-plus"
          label={t("buddy-list.add")}
          onPress={() => view.openDialog({ kind: "add-buddy", address: "" })}
        />
      </PaneHead>
      {hasBuddies && (
        <SearchField
          label={t("buddy-list.filter")}
          value={filter}
          onChange={view.filterBuddies}
          shortcut={filterShortcut}
        />
      )}
      {tray}
      <StaleNote />
      <People onEdit={onEdit} onRemove={onRemove} />
      <HiddenNote />
      {handle}
    </Pane>
  );
}

function People({ onEdit, onRemove }: Pick<BuddyListProps, "onEdit" | "onRemove">) {
  const { view, preferences } = usePageState();
  const hold = useHold("buddies");
  // A thousand lights may change at once; whoever is typing comes first.
  const groups = useDeferredValue(useBuddyGroups());
  const density = usePreferences((state) => state.density);
  const folded = usePreferences((state) => state.foldedGroups);
  const isFiltered = useView((state) => state.buddyFilter.trim() !== "");
  const current = useView((state) => state.person);
  if (groups.every((group) => group.buddies.length === 0)) return <ListEmpty />;
  // Whoever is looked for shows, folded away or not.
  const isOpen = (name: string) => isFiltered || !folded.includes(name);
  return (
    <div className={styles.people} {...hold}>
      <BuddyTree
        label={t("buddy-list.title")}
        groups={groups}
        density={density}
        expanded={groups.map((group) => group.id).filter(isOpen)}
        onExpandedChange={(expanded) => {
          const foldedGroups = groups
            .map((group) => group.id)
            .filter((id) => !expanded.includes(id));
          void preferences.change({ foldedGroups });
        }}
        currentId={current === null ? undefined : presentityOf(current)}
        onOpen={(id) => view.openPerson(ownerOf(PresentitySchema.parse(id)))}
        menu={{
          entriesFor: () => rowMenu(),
          onAction: (id, action) => {
            const presentity = PresentitySchema.parse(id);
            if (action === "message") view.openConversation(inboxOf(presentity));
            if (action === "details") view.openPerson(ownerOf(presentity));
            if (action === "edit") onEdit(presentity);
            if (action === "remove") onRemove(presentity);
          },
        }}
      />
    </div>
  );
}

function rowMenu() {
  return [
    { id: "message", label: t("buddy-list.menu-message"), icon: "compose" },
    { id: "details", label: t("buddy-list.menu-details"), icon: "panel" },
    { id: "edit", label: t("buddy-list.menu-edit") },
    {
      id: "remove",
      label: t("buddy-list.menu-remove"),
      icon: "trash",
      isDanger: true,
      startsGroup: true,
    },
  ] as const;
}

function useBuddyGroups() {
  const [makeRows] = useState(createBuddyRows);
  const outline = useOrder((state) => state.outline);
  const buddies = useBuddies((state) => state.byPresentity);
  const conversations = useConversations((state) => state.byPeer);
  const isOnline = useSession(selectIsOnline);
  const now = useNow(15_000);
  return makeRows({ outline, buddies, conversations, isOnline, now });
}
