import { spawn } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { judge, readCounts, readFailures, summarize, type Outcome } from "./report.ts";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const REPORTS = join(ROOT, "artefacts/reports");

/** The integration tests start some hundred processes from sources, which Node would strip of their types each time anew. */
const NODE_COMPILE_CACHE = join(ROOT, "node_modules/.cache/node-compile");

interface Stage {
  readonly script: string;
  readonly report?: string;
  /** Without what this script makes, the stage would only fail for the same reason once more. */
  readonly needs?: string;
}

/** The quickest first; all of them run, so that one go tells everything there is to mend. */
const STAGES: readonly Stage[] = [
  { script: "types" },
  { script: "lint" },
  { script: "format" },
  { script: "test:unit", report: "artefacts/reports/unit.json" },
  { script: "test:integration", report: "artefacts/reports/integration.json" },
  { script: "build" },
  { script: "e2e", report: "artefacts/e2e/report.json", needs: "build" },
];

rmSync(REPORTS, { recursive: true, force: true });
rmSync(join(ROOT, "artefacts/e2e/report.json"), { force: true });
mkdirSync(REPORTS, { recursive: true });

const outcomes: Outcome[] = [];
for (const stage of STAGES) outcomes.push(await run(stage));

const summary = summarize(outcomes);
writeFileSync(join(REPORTS, "summary.txt"), `${summary}\n`);
console.log(`\n${summary}`);
process.exitCode = outcomes.some(({ failed }) => failed > 0) ? 1 : 0;

async function run({ script, report, needs }: Stage): Promise<Outcome> {
  if (outcomes.some(({ stage, failed }) => stage === needs && failed > 0)) {
    console.log(`\n=== ${script}: not run, because ${needs} failed`);
    return { stage: script, passed: 0, failed: 1, skipped: 0, seconds: 0, failures: [] };
  }
  console.log(`\n=== ${script}`);
  const began = performance.now();
  const code = await runScript(script);
  const counts = report === undefined ? null : readCounts(join(ROOT, report));
  const failures = report === undefined ? [] : readFailures(join(ROOT, report));
  const seconds = (performance.now() - began) / 1_000;
  return { stage: script, ...judge(code, counts), seconds, failures };
}

function runScript(script: string): Promise<number> {
  // On Windows npm is a command file, which only a shell starts; the names are our own.
  const child = spawn("npm", ["run", "--silent", script], {
    cwd: ROOT,
    stdio: "inherit",
    env: { ...process.env, NODE_COMPILE_CACHE },
    shell: process.platform === "win32",
  });
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code) => resolve(code ?? 1));
  });
}
