import type { HouseRule } from "./syntax.ts";

const DISABLE = /^\s*(?:eslint|oxlint)-disable/;
const REASON = /\s--\s+\S/;

export const disableNeedsReason: HouseRule = {
  create(context) {
    return {
      Program() {
        for (const comment of context.sourceCode.getAllComments()) {
          if (!DISABLE.test(comment.value) || REASON.test(comment.value)) continue;
          context.report({
            node: comment,
            message: "A rule is switched off here: say why after two dashes, `-- because …`.",
          });
        }
      },
    };
  },
};
