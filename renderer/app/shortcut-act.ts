export type ShortcutAct =
  | { readonly kind: "status" }
  | { readonly kind: "new-message" }
  | { readonly kind: "add-buddy" }
  | { readonly kind: "settings" }
  | { readonly kind: "filter" }
  | { readonly kind: "conversation"; readonly step: 1 | -1 }
  | { readonly kind: "region"; readonly step: 1 | -1 }
  | { readonly kind: "back" };

/** The part of a key event that matters, so that the decision can be tried without a page. */
export interface ShortcutKey {
  readonly key: string;
  readonly code: string;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
}

/**
 * What a chord does anywhere in the window; undefined leaves the key alone.
 *
 * A letter is matched by what it types and by where it lies, so that a layout with other letters
 * (Cyrillic, Dvorak) keeps the chords that its owner has in the fingers.
 */
export function shortcutAct(event: ShortcutKey): ShortcutAct | undefined {
  const isMod = event.ctrlKey || event.metaKey;
  if (isMod && !event.altKey) return modAct(event);
  if (event.altKey && !isMod && !event.shiftKey) return altAct(event);
  if (event.key === "F6") return { kind: "region", step: event.shiftKey ? -1 : 1 };
  if (event.key === "Escape" && !event.shiftKey && !event.altKey) return { kind: "back" };
  return undefined;
}

function modAct(event: ShortcutKey): ShortcutAct | undefined {
  if (event.shiftKey) return isLetter(event, "y") ? { kind: "status" } : undefined;
  if (isLetter(event, "n")) return { kind: "new-message" };
  if (isLetter(event, "d")) return { kind: "add-buddy" };
  if (isLetter(event, "f")) return { kind: "filter" };
  return event.key === "," || event.code === "Comma" ? { kind: "settings" } : undefined;
}

function altAct(event: ShortcutKey): ShortcutAct | undefined {
  if (event.key === "ArrowUp") return { kind: "conversation", step: -1 };
  return event.key === "ArrowDown" ? { kind: "conversation", step: 1 } : undefined;
}

/** By what it types where that is a Latin letter, else by where it lies. */
function isLetter(event: ShortcutKey, letter: string): boolean {
  const typed = event.key.toLowerCase();
  return /^[a-z]$/.test(typed) ? typed === letter : event.code === `Key${letter.toUpperCase()}`;
}
