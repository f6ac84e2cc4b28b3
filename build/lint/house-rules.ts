import { assertionNeedsReason } from "./house-rules/assertion-needs-reason.ts";
import { disableNeedsReason } from "./house-rules/disable-needs-reason.ts";
import { noReExport } from "./house-rules/no-re-export.ts";
import { noWorkAtImport } from "./house-rules/no-work-at-import.ts";
import { tellingFileName } from "./house-rules/telling-file-name.ts";
import { todoNeedsIssue } from "./house-rules/todo-needs-issue.ts";
import { wordsFromCatalogue } from "./house-rules/words-from-catalogue.ts";

/** What the house style asks for and no rule of oxlint's own can say. */
export default {
  meta: { name: "porchlight" },
  rules: {
    "assertion-needs-reason": assertionNeedsReason,
    "disable-needs-reason": disableNeedsReason,
    "no-re-export": noReExport,
    "no-work-at-import": noWorkAtImport,
    "telling-file-name": tellingFileName,
    "todo-needs-issue": todoNeedsIssue,
    "words-from-catalogue": wordsFromCatalogue,
  },
};
