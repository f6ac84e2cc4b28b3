import type { HouseRule, SyntaxNode } from "./syntax.ts";

const MESSAGE = "Import from the file that owns the name; a barrel hides who depends on whom.";

export const noReExport: HouseRule = {
  create(context) {
    return {
      ExportAllDeclaration: (node: SyntaxNode) => context.report({ node, message: MESSAGE }),
      ExportNamedDeclaration(node: SyntaxNode & { readonly source: SyntaxNode | null }) {
        if (node.source !== null) context.report({ node, message: MESSAGE });
      },
    };
  },
};
