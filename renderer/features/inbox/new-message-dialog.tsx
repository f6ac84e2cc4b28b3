import { useMemo, useState } from "react";
import { PrincipalAddress } from "../../../shared/contract/address.ts";
import type { BuddyView } from "../../../shared/contract/bridge.ts";
import { inboxOf, parseTypedAddress, principalOf } from "../../../shared/model/address.ts";
import { AppError } from "../../../shared/result/app-error.ts";
import { t } from "../../i18n/t.ts";
import { buddyName, foldForSearch, searchTextOf } from "../../state/replicated/person-name.ts";
import { reachOf } from "../../state/replicated/reach.ts";
import { selectIsOnline, selectOwnDomain } from "../../state/session/session-store.ts";
import { useBuddies, usePageState, useSession } from "../../state/use-page-state.tsx";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { PersonPicker, type PickablePerson } from "../../ui/person-picker.tsx";
import { lampOf } from "../../ui/presence-words.ts";

const SHOWN = 40;

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
          ...people,
          { id: stranger, name: t("inbox.new-write-to", { address: stranger }), lamp: "unknown" },
        ];
  const open = (id: string) => view.openConversation(inboxOf(PrincipalAddress.parse(id)));
  const first = options[0];
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
        {...(first === undefined ? {} : { onSubmit: () => open(first.id) })}
        empty={t("inbox.new-nobody")}
      />
    </Dialog>
  );
}

function useMatches(typed: string): readonly PickablePerson[] {
  const buddies = useBuddies((state) => state.byPresentity);
  const isOnline = useSession(selectIsOnline);
  return useMemo(() => {
    const wanted = foldForSearch(typed.trim());
    return [...buddies.values()]
      .filter((view) => wanted === "" || searchTextOf(view).includes(wanted))
      .toSorted((a, b) => buddyName(a).localeCompare(buddyName(b)))
      .slice(0, SHOWN)
      .map((view) => pickable(view, isOnline));
  }, [buddies, isOnline, typed]);
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
