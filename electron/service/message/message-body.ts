import { limits } from "../../../shared/contract/limits.ts";
import type { MessageBody } from "../../../shared/contract/message.ts";
import { AppError } from "../../../shared/result/app-error.ts";

const TYPES: ReadonlySet<string> = new Set(["text/plain", "text/markdown"]);

/** Refuses, in words, a body that this service does not carry. */
export function requireGoodBody({ type, text }: MessageBody): void {
  if (!TYPES.has(type)) {
    throw new AppError("message-type-unknown", "this service carries plain text and Markdown");
  }
  if (text.trim() === "") throw new AppError("message-empty", "there is nothing in the message");
  // Half a surrogate pair has no UTF-8 form: it would come out of the storage as something else.
  if (!text.isWellFormed()) throw new AppError("invalid-request", "text: not valid Unicode");
  if (Buffer.byteLength(text) > limits.messageBytes) {
    const message = `a message has at most ${limits.messageBytes} bytes of UTF-8`;
    throw new AppError("message-too-long", message);
  }
}
