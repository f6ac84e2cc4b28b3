import type { MenuItemConstructorOptions } from "electron";
import { StatusChoice } from "../../../shared/contract/presence.ts";
import type { DesktopState } from "../state/desktop-state.ts";
import { words } from "../words/words.ts";

/** The five states of the status picker, without note or end: those are chosen in the window. */
export function statusItems(
  { choice, isSignedIn }: DesktopState,
  choose: (choice: StatusChoice) => void,
): MenuItemConstructorOptions[] {
  return StatusChoice.options.map((option) => ({
    label: words.status[option],
    type: "radio",
    checked: option === choice,
    enabled: isSignedIn,
    click: () => choose(option),
  }));
}
