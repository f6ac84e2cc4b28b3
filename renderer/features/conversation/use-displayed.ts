import { useEffect, type RefObject } from "react";
import type { ConversationMessage } from "../../../shared/contract/bridge.ts";
import { usePageState } from "../../state/use-page-state.tsx";
import { newestOnScreen } from "./newest-on-screen.ts";

export interface Attention {
  readonly isAttentive: () => boolean;
  /** Returns its own unsubscribe. */
  onDidChange(listener: () => void): () => void;
}

/**
 * Tells the app how far the person has read: only what really stands in the log, and only while they
 * have the window in front of them. Looked at after every drawing, scroll and change of attention.
 */
export function useDisplayed(
  log: RefObject<HTMLElement | null>,
  messages: readonly ConversationMessage[],
  attention: Attention,
): void {
  const { timelines } = usePageState();
  useEffect(() => {
    let frame = 0;
    const look = () => {
      frame = 0;
      const element = log.current;
      if (element === null || !attention.isAttentive()) return;
      const id = newestInLog(element);
      const message = messages.find((each) => each.id === id);
      if (message !== undefined) void timelines.markDisplayed(message);
    };
    const lookSoon = () => {
      // After the drawing that is under way: before it, the rows are where they were.
      if (frame === 0) frame = requestAnimationFrame(look);
    };
    lookSoon();
    const element = log.current;
    element?.addEventListener("scroll", lookSoon, { passive: true });
    const stop = attention.onDidChange(lookSoon);
    return () => {
      cancelAnimationFrame(frame);
      element?.removeEventListener("scroll", lookSoon);
      stop();
    };
  }, [log, messages, attention, timelines]);
}

function newestInLog(log: HTMLElement): string | undefined {
  const bubbles = [...log.querySelectorAll<HTMLElement>("[data-message]")].map((bubble) => {
    const { top, bottom } = bubble.getBoundingClientRect();
    return { id: bubble.dataset["message"] ?? "", top, bottom };
  });
  return newestOnScreen(bubbles, log.getBoundingClientRect());
}
