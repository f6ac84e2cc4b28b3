import type { HouseRule, RuleContext, SyntaxNode } from "./syntax.ts";

interface Assertion extends SyntaxNode {
  readonly typeAnnotation: SyntaxNode & { readonly typeName?: { readonly name?: string } };
}

const MESSAGE =
  "The compiler is overruled here: say in a comment on the line above why that is sound, or parse instead.";

/** `as` silences the compiler, so whoever writes it owes the reader the reason. `as const` only narrows. */
export const assertionNeedsReason: HouseRule = {
  create(context) {
    const check = (node: Assertion) => {
      if (isConst(node) || hasReason(context, node)) return;
      context.report({ node, message: MESSAGE });
    };
    return { TSAsExpression: check, TSTypeAssertion: check };
  },
};

function isConst({ typeAnnotation }: Assertion): boolean {
  return typeAnnotation.type === "TSTypeReference" && typeAnnotation.typeName?.name === "const";
}

/** The comment may stand above the assertion's own line or above the statement, property or member that holds it. */
function hasReason({ sourceCode }: RuleContext, node: SyntaxNode): boolean {
  const lines = new Set([node.loc.start.line, node.loc.end.line, holder(node).loc.start.line]);
  return sourceCode.getAllComments().some(({ loc }) => lines.has(loc.end.line + 1));
}

function holder(node: SyntaxNode): SyntaxNode {
  const { parent } = node;
  if (parent === null || parent.type === "Program" || parent.type === "BlockStatement") return node;
  if (/Statement$|Declaration$|^Property$|^PropertyDefinition$|^JSXAttribute$/.test(node.type)) {
    return node;
  }
  return holder(parent);
}
