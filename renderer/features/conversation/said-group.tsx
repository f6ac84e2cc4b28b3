import { memo } from "react";
import type { ConversationMessage } from "../../../shared/contract/bridge.ts";
import { t } from "../../i18n/t.ts";
import { Bubble } from "../../ui/bubble.tsx";
import { clock } from "../../ui/clock.ts";
import { DeliveryMark, deliveryWords } from "../../ui/delivery-mark.tsx";
import { Meta } from "../../ui/meta.tsx";
import { Said } from "../../ui/said.tsx";
import { Window } from "../../ui/window.tsx";
import { deliveryOf } from "./delivery-of.ts";
import type { SaidItem } from "./log-items.ts";
import { MessageText } from "./message-text.tsx";

export interface SaidGroupProps {
  readonly item: SaidItem;
  /** Who the conversation is with. */
  readonly name: string;
  readonly isLit: boolean;
  readonly isOnline: boolean;
  readonly sizeLimit: string;
  /** The message sent last from this window: its progress is told by ear. */
  readonly announcedId: string | null;
  readonly onTryAgain: (message: ConversationMessage) => void;
  readonly onEdit: (message: ConversationMessage) => void;
  readonly onDelete: (message: ConversationMessage) => void;
}

/** What one of the two said within a few minutes. */
export const SaidGroup = memo(function SaidGroup(props: SaidGroupProps) {
  const { item, name, isLit } = props;
  const last = item.messages.at(-1);
  if (last === undefined) return null;
  if (item.isOwn) {
    return (
      <Said isOwn label={groupLabel(props, t("conversation.you"))}>
        {item.messages.map((message) => (
          <OwnMessage key={message.id} message={message} isLast={message === last} {...props} />
        ))}
      </Said>
    );
  }
  return (
    <Said label={groupLabel(props, name)} window={<Window name={name} size={28} isLit={isLit} />}>
      {item.messages.map((message) => (
        <Bubble key={message.id} messageId={message.id}>
          <MessageText text={message.text} />
        </Bubble>
      ))}
      <Meta>{clock(Date.parse(last.at))}</Meta>
    </Said>
  );
});

interface OwnMessageProps extends SaidGroupProps {
  readonly message: ConversationMessage;
  readonly isLast: boolean;
}

/** A failure stands below its own message, any other mark below the last of the group. */
function OwnMessage({ message, isLast, ...props }: OwnMessageProps) {
  const isFailed = message.state === "failed";
  return (
    <>
      <Bubble isOwn isSending={message.state === "sending"} isFailed={isFailed}>
        <MessageText text={message.text} />
      </Bubble>
      {(isFailed || isLast) && (
        <DeliveryMark
          delivery={deliveryFor(message, props)}
          isAnnounced={message.id === props.announcedId}
        />
      )}
    </>
  );
}

function deliveryFor(message: ConversationMessage, props: SaidGroupProps) {
  return deliveryOf(message, {
    name: props.name,
    isOnline: props.isOnline,
    sizeLimit: props.sizeLimit,
    onTryAgain: () => props.onTryAgain(message),
    onEdit: () => props.onEdit(message),
    onDelete: () => props.onDelete(message),
  });
}

/** One sentence by ear: who, when, what, and how far it came. */
function groupLabel(props: SaidGroupProps, who: string): string {
  const { messages, isOwn } = props.item;
  const [first] = messages;
  const last = messages.at(-1);
  if (first === undefined || last === undefined) return who;
  const text = messages.map((message) => message.text).join(" ");
  const said = t("conversation.said", { name: who, text, time: clock(Date.parse(first.at)) });
  return isOwn ? `${said} ${deliveryWords(deliveryFor(last, props))}` : said;
}
