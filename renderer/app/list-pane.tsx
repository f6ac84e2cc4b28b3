import type { PresentityAddress } from "../../shared/contract/address.ts";
import type { BuddyView } from "../../shared/contract/bridge.ts";
import { BuddyList } from "../features/buddy-list/buddy-list.tsx";
import { InboxList } from "../features/inbox/inbox-list.tsx";
import { RequestTray } from "../features/requests/request-tray.tsx";
import { selectBuddy } from "../state/replicated/buddies-store.ts";
import { usePageState } from "../state/use-page-state.tsx";
import { chordWords } from "./chord-words.ts";
import { ListHandle } from "./list-handle.tsx";
import { useAddToo } from "./use-add-too.ts";
import type { Answer } from "./use-answer.tsx";

export interface PersonActs {
  readonly onAnswer: Answer;
  readonly onEdit: (view: BuddyView) => void;
  readonly onRemove: (presentity: PresentityAddress) => void;
}

export interface ListPaneProps extends PersonActs {
  readonly section: "inbox" | "buddies";
}

/** The list of the section, with the requests that wait above it. */
export function ListPane({ section, onAnswer, onEdit, onRemove }: ListPaneProps) {
  const { buddies } = usePageState();
  const addToo = useAddToo();
  const tray = <RequestTray onAnswer={onAnswer} onAddToo={addToo} />;
  const handle = <ListHandle />;
  if (section === "inbox") {
    return <InboxList tray={tray} handle={handle} newShortcut={chordWords({ key: "N" })} />;
  }
  return (
    <BuddyList
      tray={tray}
      handle={handle}
      filterShortcut={chordWords({ key: "F" })}
      onEdit={(presentity) => {
        const view = selectBuddy(presentity)(buddies.store.getState());
        if (view !== undefined) onEdit(view);
      }}
      onRemove={onRemove}
    />
  );
}
