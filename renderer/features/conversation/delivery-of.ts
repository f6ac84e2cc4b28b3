import type { ConversationMessage } from "../../../shared/contract/bridge.ts";
import { isErrorCode } from "../../../shared/result/error-code.ts";
import { failureWords } from "../../i18n/failure-words.ts";
import { t } from "../../i18n/t.ts";
import { clock, daysBetween, fullWords } from "../../ui/clock.ts";
import type { Delivery } from "../../ui/delivery-mark.tsx";

export interface DeliveryContext {
  /** Who the message is for. */
  readonly name: string;
  readonly isOnline: boolean;
  /** The service's limit in words, for instance “8 KB”. */
  readonly sizeLimit: string;
  readonly onTryAgain: () => void;
  readonly onEdit: () => void;
  readonly onDelete: () => void;
}

/** How far an own message has come, and what can be done where it got stuck. */
export function deliveryOf(message: ConversationMessage, context: DeliveryContext): Delivery {
  switch (message.state) {
    case "sending":
      return { state: context.isOnline ? "sending" : "waiting" };
    case "failed":
      return failedDelivery(message.failure, context);
    case "stored":
    case "delivered":
    case "displayed":
      return { state: message.state, time: timeWords(message) };
    case "received":
      // An own message that another device sent has come as far as this device can know.
      return { state: "stored", time: timeWords(message) };
  }
}

/** When it came so far; with the day, where that is not the one it was sent on. */
function timeWords({ at, stateAt }: ConversationMessage): string | null {
  if (stateAt === null) return null;
  const since = Date.parse(stateAt);
  return daysBetween(Date.parse(at), since) === 0 ? clock(since) : fullWords(since);
}

function failedDelivery(code: string | null, context: DeliveryContext): Delivery {
  const { onTryAgain, onEdit, onDelete } = context;
  const failed = { state: "failed", reason: reasonWords(code, context), onDelete } as const;
  // The same words would fail again, so they go back to where words are changed.
  if (code === "message-too-long" || code === "too-large") return { ...failed, onEdit };
  if (code === "declined") return failed;
  return { ...failed, onTryAgain };
}

function reasonWords(code: string | null, { name, sizeLimit }: DeliveryContext): string {
  switch (code) {
    case "not-accepting":
      return t("conversation.reason-not-accepting", { name });
    case "declined":
      return t("conversation.reason-declined", { name });
    case "message-too-long":
    case "too-large":
      return t("conversation.reason-too-long", { size: sizeLimit });
    case "address-unknown":
      return t("conversation.reason-address-unknown");
    default:
      return failureWords({ code: code !== null && isErrorCode(code) ? code : "internal" });
  }
}
