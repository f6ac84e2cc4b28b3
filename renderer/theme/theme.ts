/** What a person chose; `system` follows the operating system. */
export const THEMES = ["system", "light", "dark"] as const;
export type Theme = (typeof THEMES)[number];

/** `system` follows the operating system, `more` asks for high contrast, `normal` refuses it. */
export const CONTRASTS = ["system", "more", "normal"] as const;
export type Contrast = (typeof CONTRASTS)[number];

export interface ThemeChoice {
  readonly theme: Theme;
  readonly contrast: Contrast;
}

/** Idempotent; the tokens follow the two attributes and nothing else has to be told. */
export function applyTheme(root: HTMLElement, choice: ThemeChoice): void {
  setChoice(root, "theme", choice.theme);
  setChoice(root, "contrast", choice.contrast);
}

function setChoice(root: HTMLElement, name: "theme" | "contrast", value: Theme | Contrast): void {
  if (value === "system") delete root.dataset[name];
  else root.dataset[name] = value;
}

// React Aria looks for an element with this id before it writes a <style> of its own.
const REACT_ARIA_STYLE_ID = "react-aria-pressable-style";

/**
 * Makes a document ready for the parts of `renderer/ui`; called once, before the first render.
 *
 * React Aria would otherwise insert an inline style, which the content policy refuses and reports.
 * The one rule that style holds stands in `base.css`.
 */
export function startTheme(page: Document, choice: ThemeChoice): void {
  applyTheme(page.documentElement, choice);
  if (page.getElementById(REACT_ARIA_STYLE_ID) !== null) return;
  const placeholder = page.createElement("meta");
  placeholder.id = REACT_ARIA_STYLE_ID;
  page.head.append(placeholder);
}
