/** Which key sends; the other one starts a line. */
export type SendKey = "enter" | "mod-enter";

export type ComposerAct = "send" | "edit-last" | "answer-previous" | "leave";

/** The part of a key event that matters, so that the decision can be tried without a page. */
export interface ComposerKey {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  /** An input method is choosing letters: its Enter is not ours. */
  readonly isComposing: boolean;
}

/** What a key does in the composer; `undefined` leaves it to the text. */
export function composerAct(
  event: ComposerKey,
  sendKey: SendKey,
  isEmpty: boolean,
): ComposerAct | undefined {
  if (event.isComposing || event.altKey) return undefined;
  const isMod = event.ctrlKey || event.metaKey;
  if (event.key === "Enter") {
    if (event.shiftKey) return undefined;
    return sendKey === "enter" || isMod ? "send" : undefined;
  }
  if (event.key === "ArrowUp" && isMod && !event.shiftKey) return "answer-previous";
  if (event.key === "ArrowUp" && isEmpty && !event.shiftKey) return "edit-last";
  return event.key === "Escape" ? "leave" : undefined;
}
