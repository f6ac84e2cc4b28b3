import { t } from "../i18n/t.ts";
import { classNames } from "./class-names.ts";
import { Count } from "./count.tsx";
import { Icon } from "./icon.tsx";
import { joinWords } from "./join-words.ts";
import { lampWord, type LampState } from "./lamp-state.ts";
import { Window } from "./window.tsx";
import styles from "./row.module.css";

/** What a row of the inbox shows. The object stays the same until something in it changes. */
export interface ConversationRowContent {
  readonly name: string;
  readonly lamp: LampState;
  readonly time?: string | undefined;
  /** The last word, on one line. */
  readonly text?: string | undefined;
  /** Whose it is: said before it. `failed` is what could not be sent and waits for an answer. */
  readonly textKind?: "theirs" | "own" | "draft" | "failed" | undefined;
  readonly unread?: number | undefined;
  readonly isMuted?: boolean | undefined;
  readonly isPinned?: boolean | undefined;
  readonly photoUrl?: string | undefined;
}

/** 64 px: who and when over the last word. */
export function ConversationRow(conversation: ConversationRowContent) {
  const { name, lamp, time, unread = 0, isMuted = false, isPinned = false } = conversation;
  return (
    <div
      className={classNames(
        styles.row,
        styles.conversation,
        unread > 0 && !isMuted && styles.unread,
      )}
    >
      <Window name={name} size={40} lamp={lamp} photoUrl={conversation.photoUrl} />
      <div className={styles.text}>
        <div className={styles.line}>
          <span className={classNames(styles.name, styles.heavier)} dir="auto">
            {name}
          </span>
          {isPinned && <Icon name="pin" size="small" className={styles.mark} />}
          {isMuted && <Icon name="bell-off" size="small" className={styles.mark} />}
          {time !== undefined && <span className={styles.time}>{time}</span>}
        </div>
        <div className={styles.line}>
          <LastWord conversation={conversation} />
          <Count count={unread} isMuted={isMuted} className={styles.end} />
        </div>
      </div>
    </div>
  );
}

function LastWord({ conversation }: { readonly conversation: ConversationRowContent }) {
  const { text = "", textKind = "theirs" } = conversation;
  return (
    <span className={classNames(styles.note, textKind === "failed" && styles.failed)} dir="auto">
      {textKind === "draft" && <span className={styles.draft}>{t("ui.draft")} </span>}
      {textKind === "own" && `${t("ui.you")} `}
      {textKind === "failed" && <Icon name="alert" size="small" className={styles.failure} />}
      {text}
    </span>
  );
}

/** The row by ear: the person first, then the state, unread, the last word and when. */
export function conversationRowName(conversation: ConversationRowContent): string {
  const { name, lamp, unread = 0, text, textKind, time, isMuted, isPinned } = conversation;
  const before = { own: t("ui.you"), draft: t("ui.draft"), theirs: "", failed: "" };
  return joinWords(
    name,
    lampWord(lamp),
    unread > 0 && t("ui.unread", { count: unread }),
    `${before[textKind ?? "theirs"]} ${text ?? ""}`.trim(),
    time,
    isPinned === true && t("ui.pinned"),
    isMuted === true && t("ui.muted"),
  );
}
