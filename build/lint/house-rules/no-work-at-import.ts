import type { HouseRule, SyntaxNode } from "./syntax.ts";

interface Statement extends SyntaxNode {
  readonly expression: SyntaxNode;
}

const WORK = new Set([
  "CallExpression",
  "AwaitExpression",
  "AssignmentExpression",
  "NewExpression",
]);

/** Declaring is free; a call whose result nobody keeps is there for what it does to the world. */
export const noWorkAtImport: HouseRule = {
  create(context) {
    return {
      ExpressionStatement(node: Statement) {
        if (node.parent?.type !== "Program" || !WORK.has(node.expression.type)) return;
        context.report({
          node,
          message:
            "Importing a file must not do anything: move this into a function that an entry file calls.",
        });
      },
    };
  },
};
