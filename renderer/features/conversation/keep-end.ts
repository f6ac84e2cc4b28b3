/** This near to the end is at the end: a line that just came must not let go of it. */
const NEAR_PX = 48;
/** What a person does before something scrolls because of them; the bar at the side counts too. */
const TOUCHES = ["wheel", "touchmove", "keydown", "pointerdown", "focusin"] as const;
const TOUCHED_MS = 1_500;

export interface KeptEnd {
  /** Goes to the end and stays there until the person scrolls away. */
  pin(): void;
  /** Stops following, because another place is gone to. */
  release(): void;
  /** Lets go of the elements. */
  stop(): void;
}

/**
 * Keeps the end of a log in sight while the person is there, whatever grows: a new message, one that
 * gets another mark, the composer below. Scrolling up lets go; coming back to the end takes hold again.
 *
 * `box` scrolls and `content` is all of it. Begins pinned.
 */
export function keepEnd(box: HTMLElement, content: HTMLElement): KeptEnd {
  const life = new AbortController();
  const listening = { passive: true, signal: life.signal };
  let isPinned = true;
  let lastTop = box.scrollTop;
  let touchedAt = Number.NEGATIVE_INFINITY;
  const toEnd = () => {
    if (isPinned) box.scrollTop = box.scrollHeight;
  };
  const onTouch = ({ timeStamp }: Event) => {
    touchedAt = timeStamp;
  };
  const onScroll = ({ timeStamp }: Event) => {
    const { scrollTop } = box;
    // Only a person who moves up leaves; what grows or shrinks moves nobody.
    if (isNearEnd(box)) isPinned = true;
    else if (timeStamp - touchedAt < TOUCHED_MS && scrollTop < lastTop) isPinned = false;
    lastTop = scrollTop;
  };
  for (const name of TOUCHES) box.addEventListener(name, onTouch, listening);
  box.addEventListener("scroll", onScroll, listening);
  // Between layout and painting, so that nobody sees it out of place.
  const observer = new ResizeObserver(toEnd);
  observer.observe(box);
  observer.observe(content);
  return {
    pin() {
      isPinned = true;
      toEnd();
    },
    release() {
      isPinned = false;
    },
    stop() {
      life.abort();
      observer.disconnect();
    },
  };
}

function isNearEnd({ scrollHeight, clientHeight, scrollTop }: HTMLElement): boolean {
  return scrollHeight - clientHeight - scrollTop <= NEAR_PX;
}
