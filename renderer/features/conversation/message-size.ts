import { t } from "../../i18n/t.ts";

const KILOBYTE = 1_024;
/** From here on it is worth knowing how much is left. */
const NEARLY = 0.9;

export interface MessageSize {
  /** Why it can't be sent; undefined while it can. */
  readonly warning?: string;
  /** How much is left, once that is not much. */
  readonly hint?: string;
}

/** The service counts bytes of UTF-8, not letters; the person learns it before they send. */
export function messageSize(text: string, limitBytes: number): MessageSize {
  // No letter takes more than three bytes for each of its UTF-16 units.
  if (text.length * 3 < limitBytes * NEARLY) return {};
  const bytes = new TextEncoder().encode(text.trimEnd()).length;
  if (bytes > limitBytes) {
    const size = sizeWords(limitBytes);
    return { warning: t("conversation.too-long", { size, over: bytes - limitBytes }) };
  }
  if (bytes < limitBytes * NEARLY) return {};
  return { hint: t("conversation.bytes-left", { count: limitBytes - bytes }) };
}

export function sizeWords(bytes: number): string {
  return bytes % KILOBYTE === 0
    ? t("conversation.kilobytes", { count: bytes / KILOBYTE })
    : t("conversation.bytes", { count: bytes });
}
