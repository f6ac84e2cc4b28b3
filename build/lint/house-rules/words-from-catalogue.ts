import type { HouseRule, SyntaxNode } from "./syntax.ts";

interface Attribute extends SyntaxNode {
  readonly name: { readonly name?: unknown };
  readonly value: (SyntaxNode & { readonly value?: unknown }) | null;
}

const SPOKEN = new Set([
  "alt",
  "aria-description",
  "aria-label",
  "aria-placeholder",
  "aria-roledescription",
  "aria-valuetext",
  "label",
  "placeholder",
  "title",
]);

/** The texts between tags are react/jsx-no-literals' business; these are the ones a screen reader finds. */
export const wordsFromCatalogue: HouseRule = {
  create(context) {
    return {
      JSXAttribute(node: Attribute) {
        const text = node.value?.value;
        if (typeof text !== "string" || !/\p{L}/u.test(text)) return;
        if (typeof node.name.name !== "string" || !SPOKEN.has(node.name.name)) return;
        context.report({
          node,
          message: "Every sentence of the interface comes from the catalogue in renderer/i18n.",
        });
      },
    };
  },
};
