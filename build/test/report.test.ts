import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { judge, readCounts, readFailures, summarize } from "./report.ts";

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "porchlight-report-"));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

async function read(text: string) {
  const file = join(folder, "report.json");
  await writeFile(file, text);
  return readCounts(file);
}

it("counts Vitest's tests", async () => {
  const report = { numPassedTests: 7, numFailedTests: 1, numPendingTests: 2, numTodoTests: 1 };
  expect(await read(JSON.stringify(report))).toEqual({ passed: 7, failed: 1, skipped: 3 });
});

it("counts Playwright's tests, and a lucky second try as a failure", async () => {
  const stats = { expected: 5, unexpected: 1, flaky: 1, skipped: 2 };
  expect(await read(JSON.stringify({ stats }))).toEqual({ passed: 5, failed: 2, skipped: 2 });
});

it("names the tests that failed, by Vitest and by Playwright, suites in suites too", async () => {
  const file = join(folder, "report.json");
  const assertionResults = [
    { status: "passed", fullName: "sums adds" },
    { status: "failed", fullName: "sums takes away" },
  ];
  await writeFile(file, JSON.stringify({ testResults: [{ assertionResults }] }));
  expect(readFailures(file)).toEqual(["sums takes away"]);

  const spec = (title: string, ok: boolean) => ({ title, ok });
  const inner = { file: "b.ts", specs: [spec("falls", false)] };
  const suites = [{ file: "a.ts", specs: [spec("stands", true)], suites: [inner] }];
  await writeFile(file, JSON.stringify({ stats: {}, suites }));
  expect(readFailures(file)).toEqual(["b.ts falls"]);
  expect(readFailures(join(folder, "missing.json"))).toEqual([]);
});

it("reads nothing from half a report, another file or none", async () => {
  expect(await read('{"stats": {')).toBeNull();
  expect(await read("{}")).toBeNull();
  expect(readCounts(join(folder, "missing.json"))).toBeNull();
});

it("counts a stage that ends badly without a failed test as one failure", () => {
  expect(judge(1, null)).toEqual({ passed: 0, failed: 1, skipped: 0 });
  expect(judge(1, { passed: 4, failed: 0, skipped: 0 })).toEqual({
    passed: 4,
    failed: 1,
    skipped: 0,
  });
  expect(judge(1, { passed: 4, failed: 2, skipped: 0 })).toEqual({
    passed: 4,
    failed: 2,
    skipped: 0,
  });
  expect(judge(0, { passed: 4, failed: 0, skipped: 0 })).toEqual({
    passed: 4,
    failed: 0,
    skipped: 0,
  });
});

it("ends with the sum of all stages", () => {
  const text = summarize([
    { stage: "lint", passed: 0, failed: 1, skipped: 0, seconds: 3, failures: [] },
    { stage: "unit", passed: 12, failed: 0, skipped: 1, seconds: 4.4, failures: ["adds"] },
  ]);
  expect(text.split("\n").at(-1)).toBe("12 passed, 1 failed");
  expect(text.split("\n").at(-2)).toBe("FAILED in unit: adds");
  expect(text).toMatch(/lint +FAILED/);
});
