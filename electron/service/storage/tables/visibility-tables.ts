import type { VisibilityRule } from "../../../../shared/contract/visibility.ts";

export interface VisibilityTables {
  readonly visibility: VisibilityTable;
  readonly visibilityException: VisibilityExceptionTable;
}

export interface VisibilityTable {
  /** A PRINCIPAL. */
  readonly watcher: string;
  readonly rule: VisibilityRule;
  /** Whether what was chosen is carried out everywhere. */
  readonly isSettled: 0 | 1;
}

/** Another rule for the watching of one presentity. */
export interface VisibilityExceptionTable {
  readonly watcher: string;
  readonly presentity: string;
  readonly rule: VisibilityRule;
}
