import { useEffect, useRef, type Ref } from "react";
import type { InboxAddress } from "../../../shared/contract/address.ts";
import { limits } from "../../../shared/contract/limits.ts";
import { presentityOf } from "../../../shared/model/address.ts";
import { t } from "../../i18n/t.ts";
import { selectDraft } from "../../state/draft/drafts-store.ts";
import { selectAlert } from "../../state/replicated/alerts-store.ts";
import { isKnownClosed } from "../../state/replicated/reach.ts";
import { selectIsOnline } from "../../state/session/session-store.ts";
import {
  useAlerts,
  useDrafts,
  useNow,
  usePageState,
  usePreferences,
  useSession,
} from "../../state/use-page-state.tsx";
import type { Person } from "../../state/use-person.ts";
import { Button } from "../../ui/button.tsx";
import { ClosedComposer, Composer } from "../../ui/composer.tsx";
import { momentWords } from "../../ui/relative-time.ts";
import { useTell } from "../../ui/use-toasts.tsx";
import { messageSize } from "./message-size.ts";

export interface ConversationComposerProps {
  readonly peer: InboxAddress;
  readonly person: Person;
  readonly textRef: Ref<HTMLTextAreaElement>;
  readonly onSent: (id: string) => void;
}

/** Where one writes, or the sentence why nobody would take it now. */
export function ConversationComposer(props: ConversationComposerProps) {
  const { person } = props;
  const isOnline = useSession(selectIsOnline);
  const isClosed = isKnownClosed(person.buddy ?? undefined, isOnline);
  return isClosed ? <Closed {...props} /> : <Open {...props} />;
}

function Open({ peer, person, textRef, onSent }: ConversationComposerProps) {
  const { drafts, timelines } = usePageState();
  const tell = useTell();
  const text = useDrafts(selectDraft(peer));
  const sendsOnEnter = usePreferences((state) => state.sendsOnEnter);
  const limitBytes = useSession(
    (state) => state.session?.service?.messageBytes ?? limits.messageBytes,
  );
  useSavedDrafts();

  async function send(): Promise<void> {
    const written = text.trimEnd();
    if (written.trim() === "") return;
    drafts.write(peer, "");
    const reply = await timelines.send(peer, written);
    if (reply.ok) {
      drafts.flush();
      onSent(reply.value.id);
      return;
    }
    tell.failure(reply.error);
    // Back it goes, above whatever was begun meanwhile.
    const begun = selectDraft(peer)(drafts.store.getState());
    drafts.write(peer, begun === "" ? written : `${written}\n${begun}`);
  }

  const { warning, hint } = messageSize(text, limitBytes);
  const keys = t(sendsOnEnter ? "conversation.enter-sends" : "conversation.mod-enter-sends");
  return (
    <Composer
      label={t("conversation.write-to", { name: person.name })}
      placeholder={t("conversation.write-to", { name: person.name })}
      value={text}
      onChange={(written) => drafts.write(peer, written.slice(0, limits.messageText))}
      onSend={() => void send()}
      hint={hint ?? keys}
      warning={warning}
      sendKey={sendsOnEnter ? "enter" : "mod-enter"}
      textRef={textRef}
    />
  );
}

/** What is being typed is safe when the conversation is left. */
function useSavedDrafts(): void {
  const { drafts } = usePageState();
  useEffect(() => drafts.flush, [drafts]);
}

function Closed({ peer, person }: ConversationComposerProps) {
  const { alerts } = usePageState();
  const tell = useTell();
  const now = useNow(15_000);
  const presentity = presentityOf(peer);
  const hasDraft = useDrafts((state) => state.byPeer.has(peer));
  const isAwaited = useAlerts((state) => selectAlert(presentity, "open")(state) !== undefined);
  async function toggle(): Promise<void> {
    const reply = isAwaited
      ? await alerts.remove(presentity, "open")
      : await alerts.set(presentity, "open", false);
    if (!reply.ok) tell.failure(reply.error);
  }
  const until = person.buddy?.document?.person?.until ?? null;
  const { name } = person;
  const sentence =
    until === null
      ? t("conversation.closed", { name })
      : t("conversation.closed-until", { name, time: momentWords(Date.parse(until), now) });
  const aside = isAwaited
    ? t("conversation.told")
    : t(hasDraft ? "conversation.closed-draft" : "conversation.closed-aside");
  return (
    <ClosedComposer
      label={t("conversation.write-to", { name })}
      sentence={sentence}
      aside={aside}
      action={
        <Button size="small" icon={isAwaited ? "bell-off" : "bell"} onPress={() => void toggle()}>
          {t(isAwaited ? "conversation.never-mind" : "conversation.tell-me")}
        </Button>
      }
    />
  );
}

/** A ref that takes the cursor whenever another conversation is opened. */
export function useComposerFocus(peer: InboxAddress) {
  const text = useRef<HTMLTextAreaElement>(null);
  useEffect(() => text.current?.focus(), [peer]);
  return text;
}
