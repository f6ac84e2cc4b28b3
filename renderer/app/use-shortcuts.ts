import { useEffect } from "react";
import { neighbour } from "../state/view/view-store.ts";
import type { PageState } from "../state/create-state.ts";
import { usePageState } from "../state/use-page-state.tsx";
import { createRegionWalk } from "./focus-region.ts";
import { shortcutAct, type ShortcutAct } from "./shortcut-act.ts";

/** Chords of the whole window. They rest while a dialog is open, and where something used the key. */
export function useShortcuts(): void {
  const state = usePageState();
  useEffect(() => {
    const regions = createRegionWalk(document);
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || isDialogOpen()) return;
      const act = shortcutAct(event);
      if (act === undefined) return;
      if (act.kind === "region") regions.walk(act.step);
      else if (!run(state, act)) return;
      event.preventDefault();
    };
    const onFocusIn = (event: FocusEvent) => regions.remember(event.target);
    addEventListener("keydown", onKeyDown);
    addEventListener("focusin", onFocusIn);
    return () => {
      removeEventListener("keydown", onKeyDown);
      removeEventListener("focusin", onFocusIn);
    };
  }, [state]);
}

/** A toast calls itself a dialog as well, but takes nothing away. */
const LAYERS = "[role='dialog'], [role='alertdialog']:not([aria-modal='false']), [role='menu']";

function isDialogOpen(): boolean {
  return document.querySelector(LAYERS) !== null;
}

/** Whether anything came of it; otherwise the key stays what it was. */
function run({ view, order }: PageState, act: Exclude<ShortcutAct, { kind: "region" }>): boolean {
  switch (act.kind) {
    case "status":
      view.showStatusPicker(true);
      return true;
    case "new-message":
    case "add-buddy":
      view.openDialog(
        act.kind === "add-buddy" ? { kind: "add-buddy", address: "" } : { kind: "new-message" },
      );
      return true;
    case "settings":
      view.openSection("settings");
      return true;
    case "filter":
      return focusFilter();
    case "conversation": {
      const { conversation } = view.store.getState();
      const next = neighbour(order.store.getState().conversations, conversation, act.step);
      if (next !== undefined) view.openConversation(next);
      return next !== undefined;
    }
    case "back": {
      const before = view.store.getState();
      view.goBack();
      return view.store.getState() !== before;
    }
  }
}

function focusFilter(): boolean {
  const field = document.querySelector<HTMLElement>("[data-pane='list'] input");
  if (field === null || field.getClientRects().length === 0) return false;
  field.focus();
  return true;
}
