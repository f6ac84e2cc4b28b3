import { useCallback, useEffect, useRef, type RefObject } from "react";

/** This near to the end is at the end: a line that just came must not let go of it. */
const NEAR_PX = 48;
/** What a person does before something scrolls because of them; the bar at the side counts too. */
const TOUCHES = ["wheel", "touchmove", "keydown", "pointerdown", "focusin"] as const;
const TOUCHED_MS = 1_500;

export interface PinnedEnd {
  /** Goes to the end and stays there until the person scrolls away. */
  readonly pin: () => void;
  /** Stops following, because another place is gone to. */
  readonly release: () => void;
}

/**
 * Keeps the end of a log in sight while the person is there, whatever grows: a new message, one that
 * gets another mark, the composer below. Scrolling up lets go; coming back to the end takes hold again.
 *
 * `box` scrolls and `content` is all of it.
 */
export function usePinnedEnd(
  box: RefObject<HTMLElement | null>,
  content: RefObject<HTMLElement | null>,
): PinnedEnd {
  const isPinned = useRef(true);
  const toEnd = useCallback(() => {
    const element = box.current;
    if (element !== null && isPinned.current) element.scrollTop = element.scrollHeight;
  }, [box]);

  useEffect(() => {
    const element = box.current;
    if (element === null || content.current === null) return undefined;
    let lastTop = element.scrollTop;
    let touchedAt = Number.NEGATIVE_INFINITY;
    const onTouch = (event: Event) => {
      touchedAt = event.timeStamp;
    };
    const onScroll = (event: Event) => {
      const { scrollTop, scrollHeight, clientHeight } = element;
      const isNear = scrollHeight - clientHeight - scrollTop <= NEAR_PX;
      const isByPerson = event.timeStamp - touchedAt < TOUCHED_MS;
      // Only a person who moves up leaves; what grows or shrinks moves nobody.
      if (isNear) isPinned.current = true;
      else if (isByPerson && scrollTop < lastTop) isPinned.current = false;
      lastTop = scrollTop;
    };
    for (const name of TOUCHES) element.addEventListener(name, onTouch, { passive: true });
    element.addEventListener("scroll", onScroll, { passive: true });
    // Between layout and painting, so that nobody sees it out of place.
    const observer = new ResizeObserver(toEnd);
    observer.observe(element);
    observer.observe(content.current);
    return () => {
      for (const name of TOUCHES) element.removeEventListener(name, onTouch);
      element.removeEventListener("scroll", onScroll);
      observer.disconnect();
    };
  }, [box, content, toEnd]);

  const pin = useCallback(() => {
    isPinned.current = true;
    toEnd();
  }, [toEnd]);
  const release = useCallback(() => {
    isPinned.current = false;
  }, []);
  return { pin, release };
}
