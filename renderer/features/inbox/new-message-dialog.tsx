import { useMemo, useState } from "react";
import { PrincipalAddress } from "../../../shared/contract/address.ts";
import type { BuddyView } from "../../../shared/contract/bridge.ts";
import { inboxOf, parseTypedAddress, principalOf } from "../../../shared/model/address.ts";
import { AppError } from "../../../shared/result/app-error.ts";
import { t } from "../../i18n/t.ts";
import { buddyName, foldForSearch, searchTextOf } from "../../state/replicated/person-name.ts";
import { reachOf } from "../../state/replicated/reach.ts";
import { selectIsOnline, selectOwnDomain } from "../../state/session/session-store.ts";
import {
  useBuddies,
  useConversations,
  usePageState,
  useSession,
} from "../../state/use-page-state.tsx";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { PersonPicker, type PickablePerson } from "../../ui/person-picker.tsx";
import { lampOf } from "../../ui/presence-words.ts";

/** As many as the picker has room for. */
const SHOWN = 6;

/** Finds a buddy, or takes an address, and opens the conversation with them. */
export function NewMessageDialog({ onClose }: { readonly onClose: () => void }) {
  const { view } = usePageState();
  const [typed, setTyped] = useState("");
  const domain = useSession(selectOwnDomain) ?? "";
  const people = useMatches(typed);
  const address = addressOf(typed, domain);
  const stranger = address !== null && people.every(({ id }) => id !== address) ? address : null;
  const options: readonly PickablePerson[] =
    stranger === null
      ? people
      : [
          ...people.slice(0, SHOWN - 1),
          { id: stranger, name: stranger, lamp: "unknown", note: t("inbox.new-stranger") },
        ];
  const open = (id: string) => view.openConversation(inboxOf(PrincipalAddress.parse(id)));
  // A whole address means just that one, whoever else it happens to match.
  const meant = typed.includes("@") && address !== null ? address : options[0]?.id;
  return (
    <Dialog
      isOpen
      onOpenChange={onClose}
      title={t("inbox.new-title")}
      actions={
        <Button kind="quiet" onPress={onClose}>
          {t("ui.cancel")}
        </Button>
      }
    >
      <PersonPicker
        label={t("inbox.new-find")}
        listLabel={t("inbox.new-people")}
        value={typed}
        onChange={setTyped}
        people={options}
        onChoose={open}
        {...(meant === undefined ? {} : { onSubmit: () => open(meant) })}
        empty={t("inbox.new-nobody")}
      />
    </Dialog>
  );
}

/** Whoever one wrote with last comes first. */
function useMatches(typed: string): readonly PickablePerson[] {
  const buddies = useBuddies((state) => state.byPresentity);
  const conversations = useConversations((state) => state.byPeer);
  const isOnline = useSession(selectIsOnline);
  return useMemo(() => {
    const wanted = foldForSearch(typed.trim());
    const recency = (view: BuddyView) =>
      Date.parse(conversations.get(inboxOf(view.buddy.presentity))?.last?.at ?? "") || 0;
    return [...buddies.values()]
      .filter((view) => wanted === "" || searchTextOf(view).includes(wanted))
      .map((view) => ({ view, name: buddyName(view), at: recency(view) }))
      .toSorted((a, b) => b.at - a.at || a.name.localeCompare(b.name))
      .slice(0, SHOWN)
      .map(({ view }) => pickable(view, isOnline));
  }, [buddies, conversations, isOnline, typed]);
}

function pickable(view: BuddyView, isOnline: boolean): PickablePerson {
  const address = principalOf(view.buddy.presentity);
  return {
    id: address,
    name: buddyName(view),
    lamp: lampOf(reachOf(view, isOnline)),
    note: address,
  };
}

/** Null while what was typed is no address yet. */
function addressOf(typed: string, domain: string): PrincipalAddress | null {
  if (typed.trim() === "") return null;
  try {
    return parseTypedAddress(typed, domain);
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}
