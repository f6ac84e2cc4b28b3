import { useEffect, useRef } from "react";
import type { Section } from "../state/view/view-store.ts";

/**
 * What had the focus goes when another section comes; who walks by keyboard goes on in its main pane
 * rather than at the top of the page.
 */
export function useFocusInSection(section: Section): void {
  const shown = useRef(section);
  useEffect(() => {
    if (shown.current === section) return;
    shown.current = section;
    if (document.activeElement !== document.body) return;
    document.querySelector<HTMLElement>("[data-pane='main']")?.focus();
  }, [section]);
}
