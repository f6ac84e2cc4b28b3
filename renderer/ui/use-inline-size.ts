import { useLayoutEffect, useState, type RefObject } from "react";

/** The inline size of an element in px, as it changes; 0 until it is on the page. */
export function useInlineSize(element: RefObject<Element | null>): number {
  const [sizePx, setSizePx] = useState(0);
  useLayoutEffect(() => {
    const target = element.current;
    if (target === null) return undefined;
    setSizePx(Math.floor(target.getBoundingClientRect().width));
    const observer = new ResizeObserver(([entry]) => {
      if (entry !== undefined) setSizePx(Math.floor(entry.contentRect.width));
    });
    observer.observe(target);
    return () => observer.disconnect();
  }, [element]);
  return sizePx;
}
