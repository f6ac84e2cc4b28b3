import { basename } from "node:path";
import type { HouseRule, SyntaxNode } from "./syntax.ts";

const VAGUE = /^(?:utils?|helpers?|common|misc|types|constants|shared|lib)\.tsx?$/;

export const tellingFileName: HouseRule = {
  create(context) {
    return {
      Program(node: SyntaxNode) {
        if (!VAGUE.test(basename(context.filename))) return;
        context.report({
          node,
          message: "Name the file after what it does; a type lives with the code that owns it.",
        });
      },
    };
  },
};
