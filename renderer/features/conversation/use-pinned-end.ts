import { useCallback, useLayoutEffect, useRef, type RefObject } from "react";
import { keepEnd, type KeptEnd } from "./keep-end.ts";

export type PinnedEnd = Pick<KeptEnd, "pin" | "release">;

/** `keepEnd` for as long as the log is drawn. Stands before whatever pins. */
export function usePinnedEnd(
  box: RefObject<HTMLElement | null>,
  content: RefObject<HTMLElement | null>,
): PinnedEnd {
  const kept = useRef<KeptEnd | null>(null);
  useLayoutEffect(() => {
    if (box.current === null || content.current === null) return undefined;
    const end = keepEnd(box.current, content.current);
    kept.current = end;
    return end.stop;
  }, [box, content]);
  const pin = useCallback(() => kept.current?.pin(), []);
  const release = useCallback(() => kept.current?.release(), []);
  return { pin, release };
}
