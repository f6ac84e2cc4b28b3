import { useMemo, useState } from "react";
import { PrincipalAddress } from "../../../shared/contract/address.ts";
import { inboxOf, parseTypedAddress } from "../../../shared/model/address.ts";
import { AppError } from "../../../shared/result/app-error.ts";
import { t } from "../../i18n/t.ts";
import { selectOwnDomain } from "../../state/session/session-store.ts";
import { useFoundBuddies } from "../../state/use-found-buddies.ts";
import { useConversations, usePageState, useSession } from "../../state/use-page-state.tsx";
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
  const found = useFoundBuddies(typed);
  const conversations = useConversations((state) => state.byPeer);
  return useMemo(() => {
    const recency = (address: PrincipalAddress) =>
      Date.parse(conversations.get(inboxOf(address))?.last?.at ?? "") || 0;
    return found
      .map(({ address, name, reach }) => ({
        person: { id: address, name, lamp: lampOf(reach), note: address },
        at: recency(address),
      }))
      .toSorted((one, other) => other.at - one.at)
      .slice(0, SHOWN)
      .map(({ person }) => person);
  }, [conversations, found]);
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
