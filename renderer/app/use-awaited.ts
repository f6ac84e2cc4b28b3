import { useEffect } from "react";
import { inboxOf } from "../../shared/model/address.ts";
import { t } from "../i18n/t.ts";
import { selectBuddy } from "../state/replicated/buddies-store.ts";
import { buddyName } from "../state/replicated/person-name.ts";
import { isKnownClosed } from "../state/replicated/reach.ts";
import { selectIsOnline } from "../state/session/session-store.ts";
import { usePageState, useView } from "../state/use-page-state.tsx";
import { useTell } from "../ui/use-toasts.tsx";

/** Says when somebody one wanted to write to accepts messages again. */
export function useAwaited(): void {
  const { view, buddies, session } = usePageState();
  const tell = useTell();
  const awaited = useView((state) => state.awaited);
  useEffect(() => {
    if (awaited.size === 0) return undefined;
    const look = () => {
      const isOnline = selectIsOnline(session.store.getState());
      for (const presentity of awaited) {
        const person = selectBuddy(presentity)(buddies.store.getState());
        if (!isOnline || person === undefined || !person.isLive || isKnownClosed(person, true))
          continue;
        view.await(presentity, false);
        const write = () => view.openConversation(inboxOf(presentity));
        tell({
          text: t("conversation.open-again", { name: buddyName(person) }),
          icon: "bell",
          act: { label: t("conversation.write"), onChoose: write },
        });
      }
    };
    return buddies.store.subscribe(look);
  }, [awaited, buddies, session, view, tell]);
}
