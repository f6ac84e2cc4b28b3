import { readFileSync } from "node:fs";

/** What one stage of `npm test` came to. A check that has no single tests counts nothing unless it fails. */
export interface Outcome {
  readonly stage: string;
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  readonly seconds: number;
  /** The names of those that failed, so that whoever reads only the end of a long log knows them. */
  readonly failures: readonly string[];
}

interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** The parts of Vitest's and Playwright's JSON reports that are read here. */
interface VitestReport {
  readonly testResults?: readonly {
    readonly assertionResults: readonly { readonly status: string; readonly fullName: string }[];
  }[];
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
}

interface PlaywrightSuite {
  readonly file?: string;
  readonly suites?: readonly PlaywrightSuite[];
  readonly specs?: readonly { readonly title: string; readonly ok: boolean }[];
}

interface PlaywrightReport {
  readonly suites?: readonly PlaywrightSuite[];
  readonly stats: {
    readonly expected: number;
    readonly unexpected: number;
    readonly flaky: number;
    readonly skipped: number;
  };
}

/**
 * The runner's own count. A test that passed only at a second try counts as failed: we do not retry to hide.
 * Null when the runner left no report that can be read.
 */
export function readCounts(file: string): Counts | null {
  try {
    // Sound: both shapes are checked by what they hold, and anything else reads as no report.
    const report = JSON.parse(readFileSync(file, "utf8")) as VitestReport | PlaywrightReport;
    return "stats" in report ? countPlaywright(report) : countVitest(report);
  } catch {
    // No file, or half of one: the caller knows by the exit code whether that is a failure.
    return null;
  }
}

function countVitest(report: VitestReport): Counts | null {
  if (typeof report.numPassedTests !== "number") return null;
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = report;
  return {
    passed: numPassedTests,
    failed: numFailedTests,
    skipped: numPendingTests + numTodoTests,
  };
}

function countPlaywright({ stats }: PlaywrightReport): Counts {
  const { expected, unexpected, flaky, skipped } = stats;
  return { passed: expected, failed: unexpected + flaky, skipped };
}

/** The names of the tests that failed, in the report's own order. None where there is no report to read. */
export function readFailures(file: string): readonly string[] {
  try {
    // Sound: as for the counts.
    const report = JSON.parse(readFileSync(file, "utf8")) as VitestReport | PlaywrightReport;
    return "stats" in report
      ? (report.suites ?? []).flatMap(failuresOf)
      : (report.testResults ?? []).flatMap(({ assertionResults }) =>
          assertionResults
            .filter(({ status }) => status === "failed")
            .map(({ fullName }) => fullName),
        );
  } catch {
    return [];
  }
}

function failuresOf({ file, specs = [], suites = [] }: PlaywrightSuite): readonly string[] {
  const own = specs.filter(({ ok }) => !ok).map(({ title }) => `${file ?? ""} ${title}`.trim());
  return [...own, ...suites.flatMap(failuresOf)];
}

/** A stage that ends badly while all its tests passed has failed all the same, and so counts as one. */
export function judge(code: number, counts: Counts | null): Counts {
  const { passed, failed, skipped } = counts ?? { passed: 0, failed: 0, skipped: 0 };
  return { passed, failed: code !== 0 && failed === 0 ? 1 : failed, skipped };
}

/** One line per stage, the names of what failed, and the sum as the last line. */
export function summarize(outcomes: readonly Outcome[]): string {
  const lines = outcomes.map(({ stage, passed, failed, skipped, seconds }) => {
    const state = failed > 0 ? "FAILED" : "ok";
    const tests =
      passed + skipped > 0 ? `${passed} passed, ${failed} failed, ${skipped} skipped` : "";
    return `${stage.padEnd(18)} ${state.padEnd(7)} ${`${seconds.toFixed(0)} s`.padStart(6)}  ${tests}`.trimEnd();
  });
  const sum = (field: "passed" | "failed") =>
    outcomes.reduce((total, one) => total + one[field], 0);
  const failures = outcomes.flatMap(({ stage, failures: names }) =>
    names.map((name) => `FAILED in ${stage}: ${name}`),
  );
  return [...lines, "", ...failures, `${sum("passed")} passed, ${sum("failed")} failed`].join("\n");
}
