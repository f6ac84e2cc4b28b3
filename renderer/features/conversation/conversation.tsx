import { useCallback, useEffect, useState } from "react";
import type { InboxAddress } from "../../../shared/contract/address.ts";
import type { ConversationMessage } from "../../../shared/contract/bridge.ts";
import { limits } from "../../../shared/contract/limits.ts";
import { failureWords } from "../../i18n/failure-words.ts";
import { t } from "../../i18n/t.ts";
import { selectDraft } from "../../state/draft/drafts-store.ts";
import { selectTimeline } from "../../state/replicated/timelines-store.ts";
import { selectIsOnline } from "../../state/session/session-store.ts";
import {
  useNow,
  usePageState,
  useSession,
  useTimelines,
  useView,
} from "../../state/use-page-state.tsx";
import { usePerson, type Person } from "../../state/use-person.ts";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { Pane } from "../../ui/pane.tsx";
import { PaneHead } from "../../ui/pane-head.tsx";
import { lampOf } from "../../ui/presence-words.ts";
import { Skeleton } from "../../ui/skeleton.tsx";
import { useTell } from "../../ui/use-toasts.tsx";
import { useWidth } from "../../ui/use-width.ts";
import { Window } from "../../ui/window.tsx";
import { Announcer } from "./announcer.tsx";
import { ConversationComposer, useComposerFocus } from "./conversation-composer.tsx";
import { HeadNote } from "./head-note.tsx";
import { sizeWords } from "./message-size.ts";
import { MessageLog } from "./message-log.tsx";
import { SaidGroup } from "./said-group.tsx";
import type { SaidItem } from "./log-items.ts";
import type { Attention } from "./use-displayed.ts";
import styles from "./conversation.module.css";

export interface ConversationProps {
  readonly peer: InboxAddress;
  readonly attention: Attention;
  readonly onBack: () => void;
}

/** One conversation: who, what was said, and where one writes. */
export function Conversation({ peer, attention, onBack }: ConversationProps) {
  const { timelines, view } = usePageState();
  const person = usePerson(peer);
  const hasDetails = useView((state) => state.hasDetails);
  const [sentId, setSentId] = useState<string | null>(null);
  const textRef = useComposerFocus(peer);
  const isNarrow = useWidth() === "narrow";
  useEffect(() => void timelines.open(peer), [timelines, peer]);
  return (
    <Pane kind="main" label={t("conversation.label", { name: person.name })}>
      <PaneHead
        title={person.name}
        sign={<Window name={person.name} lamp={lampOf(person.reach)} />}
        note={<HeadNote person={person} />}
        // Beside a list that has the first heading, or alone.
        level={isNarrow ? 1 : 2}
        back={{ label: t("app.back-to-inbox"), onPress: onBack }}
      >
        <IconButton
          icon="panel"
          label={t("conversation.details")}
          isOn={hasDetails}
          onPress={view.toggleDetails}
        />
      </PaneHead>
      <Messages peer={peer} person={person} attention={attention} sentId={sentId} />
      <ConversationComposer peer={peer} person={person} textRef={textRef} onSent={setSentId} />
    </Pane>
  );
}

interface MessagesProps {
  readonly peer: InboxAddress;
  readonly person: Person;
  readonly attention: Attention;
  readonly sentId: string | null;
}

function Messages({ peer, person, attention, sentId }: MessagesProps) {
  const { timelines } = usePageState();
  const timeline = useTimelines(selectTimeline(peer));
  const now = useNow(15_000);
  const renderSaid = useRenderSaid(peer, person, sentId);
  const loadEarlier = useCallback(() => void timelines.loadEarlier(peer), [timelines, peer]);
  if (timeline.phase === "loading") {
    return (
      <div className={styles.logBox}>
        <Skeleton label={t("conversation.loading")} rows={4} />
      </div>
    );
  }
  if (timeline.phase === "failed") {
    return (
      <div className={styles.logBox}>
        <EmptyState
          icon="alert"
          title={t("conversation.failed")}
          isFailure
          action={<Button onPress={() => void timelines.open(peer)}>{t("app.try-again")}</Button>}
        >
          {timeline.failure === null ? undefined : failureWords(timeline.failure)}
        </EmptyState>
      </div>
    );
  }
  return (
    <>
      {timeline.messages.length === 0 ? (
        <div className={styles.logBox}>
          <EmptyState icon="compose" title={t("conversation.empty")}>
            {t("conversation.empty-words", { name: person.name })}
          </EmptyState>
        </div>
      ) : (
        <MessageLog
          timeline={timeline}
          now={now}
          attention={attention}
          onNeedEarlier={loadEarlier}
          renderSaid={renderSaid}
        />
      )}
      <Announcer name={person.name} messages={timeline.messages} />
    </>
  );
}

function useRenderSaid(peer: InboxAddress, person: Person, sentId: string | null) {
  const { timelines, drafts } = usePageState();
  const tell = useTell();
  const isOnline = useSession(selectIsOnline);
  const limitBytes = useSession(
    (state) => state.session?.service?.messageBytes ?? limits.messageBytes,
  );
  const { name, reach } = person;
  const onTryAgain = useCallback(
    async (message: ConversationMessage) => {
      const reply = await timelines.retry(message.id);
      if (!reply.ok) tell.failure(reply.error);
    },
    [timelines, tell],
  );
  const takeBack = useCallback(
    async (message: ConversationMessage, isEdited: boolean) => {
      const reply = await timelines.cancel(message.id);
      if (!reply.ok) {
        tell.failure(reply.error);
        return;
      }
      if (!isEdited) return;
      const begun = selectDraft(peer)(drafts.store.getState());
      drafts.write(peer, begun === "" ? reply.value.text : `${reply.value.text}\n${begun}`);
    },
    [timelines, drafts, tell, peer],
  );
  return useCallback(
    (item: SaidItem) => (
      <SaidGroup
        item={item}
        name={name}
        isLit={reach === "available"}
        isOnline={isOnline}
        sizeLimit={sizeWords(limitBytes)}
        announcedId={sentId}
        onTryAgain={(message) => void onTryAgain(message)}
        onEdit={(message) => void takeBack(message, true)}
        onDelete={(message) => void takeBack(message, false)}
      />
    ),
    [name, reach, isOnline, limitBytes, sentId, onTryAgain, takeBack],
  );
}
