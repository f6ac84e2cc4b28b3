import type { HouseRule } from "./syntax.ts";

const LEFT_OPEN = /\b(?:TODO|FIXME|XXX|HACK)\b(?!\(#\d+\):)/;

export const todoNeedsIssue: HouseRule = {
  create(context) {
    return {
      Program() {
        for (const comment of context.sourceCode.getAllComments()) {
          if (!LEFT_OPEN.test(comment.value)) continue;
          context.report({
            node: comment,
            message: "Write `TODO(#123): …` with the issue's number, or finish it now.",
          });
        }
      },
    };
  },
};
