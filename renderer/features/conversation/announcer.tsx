import { useEffect, useRef, useState } from "react";
import type { ConversationMessage } from "../../../shared/contract/bridge.ts";
import { t } from "../../i18n/t.ts";
import { clock } from "../../ui/clock.ts";

export interface AnnouncerProps {
  readonly name: string;
  readonly messages: readonly ConversationMessage[];
}

const SPOKEN = 400;

/**
 * Says each message that comes while the conversation is open, once and in one sentence. The log
 * itself is not live: it would read times and marks too, and history as it is loaded.
 */
export function Announcer({ name, messages }: AnnouncerProps) {
  const newest = messages.at(-1)?.position ?? Number.NEGATIVE_INFINITY;
  const heard = useRef(newest);
  const [sentence, setSentence] = useState("");
  useEffect(() => {
    const fresh = messages.filter(({ isOwn, position }) => !isOwn && position > heard.current);
    heard.current = Math.max(heard.current, newest);
    const last = fresh.at(-1);
    if (last === undefined) return;
    const text = fresh
      .map((message) => message.text)
      .join(" ")
      .slice(0, SPOKEN);
    setSentence(t("conversation.said", { name, text, time: clock(Date.parse(last.at)) }));
  }, [messages, newest, name]);
  return (
    <p className="visually-hidden" aria-live="polite" aria-atomic="true">
      {sentence}
    </p>
  );
}
