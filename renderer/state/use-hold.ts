import { useMemo, useRef, type FocusEvent } from "react";
import { usePageState } from "./use-page-state.tsx";
import type { HeldList } from "./view/order-store.ts";

/** What to spread on the box around a list, so that it keeps its order under pointer and focus. */
export function useHold(list: HeldList) {
  const { order } = usePageState();
  const reasons = useRef({ isPointed: false, isFocused: false });
  return useMemo(() => {
    const change = (part: Partial<typeof reasons.current>) => {
      reasons.current = { ...reasons.current, ...part };
      order.hold(list, reasons.current.isPointed || reasons.current.isFocused);
    };
    return {
      onPointerEnter: () => change({ isPointed: true }),
      onPointerLeave: () => change({ isPointed: false }),
      onFocus: () => change({ isFocused: true }),
      onBlur: (event: FocusEvent) => {
        const next = event.relatedTarget;
        const staysInside = next instanceof Node && event.currentTarget.contains(next);
        if (!staysInside) change({ isFocused: false });
      },
    };
  }, [order, list]);
}
