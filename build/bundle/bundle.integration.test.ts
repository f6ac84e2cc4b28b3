import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { existsSync, globSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { fileURLToPath } from "node:url";
import { runInNewContext } from "node:vm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { bundle } from "./bundle.ts";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const run = promisify(execFile);

/** A program of every kind: a process, a thread it starts, code they share, a preload and a page with a font. */
const SOURCES: Readonly<Record<string, string>> = {
  "shared/contract/bridge-names.ts": `export const NAMES = ["a"] as const;\n`,
  "electron/main/index.ts": `import { app } from "electron";\napp.quit();\n`,
  "electron/browser-host/index.ts": `console.log("host");\n`,
  "electron/service/cli.ts": `import { ask } from "./storage/open.ts";
console.log(await ask());
`,
  "electron/service/child.ts": `import { ask } from "./storage/open.ts";
console.log("child", await ask());
`,
  "electron/service/storage/open.ts": `import { once } from "node:events";
import { Worker } from "node:worker_threads";
import { answer } from "./answer.ts";
const url = new URL("./database-worker.ts", import.meta.url);
export async function ask(): Promise<string> {
  const [reply] = await once(new Worker(url), "message");
  return \`\${answer("process")} \${reply}\`;
}
`,
  "electron/service/storage/answer.ts": `import { z } from "zod";
export const answer = (who: string) => \`\${z.string().parse(who)} answers\`;
`,
  "electron/service/storage/database-worker.ts": `import { parentPort } from "node:worker_threads";
import { answer } from "./answer.ts";
parentPort?.postMessage(answer("thread"));
`,
  "electron/preload/preload.ts": `import { contextBridge } from "electron/renderer";
import { NAMES } from "../../shared/contract/bridge-names.ts";
contextBridge.exposeInMainWorld("porchlight", NAMES);
`,
  "electron/browser-host/page/install-bridge.ts": `import { NAMES } from "../../../shared/contract/bridge-names.ts";
Object.assign(globalThis, { bridge: NAMES });
`,
  "renderer/index.html": `<!doctype html><title>x</title><div id="root"></div><script type="module" src="/main.tsx"></script>\n`,
  "renderer/main.tsx": `import "./main.css";
import { createRoot } from "react-dom/client";
import part from "./part.module.css";
const root = document.getElementById("root");
if (root !== null) createRoot(root).render(<p className={part.text}>hello</p>);
`,
  "renderer/main.css": `@import "@fontsource-variable/inter/index.css";\nbody { background: url("./dot.svg"); }\n`,
  "renderer/part.module.css": `.text { color: red; }\n`,
  "renderer/dot.svg": `<svg xmlns="http://www.w3.org/2000/svg"/>\n`,
};

describe("the bundles", () => {
  let root: string;
  const read = (path: string) => readFile(join(root, path), "utf8");
  const node = async (path: string) => (await run(process.execPath, [join(root, path)])).stdout;

  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), "porchlight-bundle-"));
    for (const [path, source] of Object.entries(SOURCES)) {
      await mkdir(dirname(join(root, path)), { recursive: true });
      await writeFile(join(root, path), source);
    }
    await cp(join(ROOT, "package.json"), join(root, "package.json"));
    await symlink(join(ROOT, "node_modules"), join(root, "node_modules"), "junction");
    await bundle(root);
  });

  afterAll(() => rm(root, { recursive: true, force: true }));

  it("start their threads, from sources and from dist alike", async () => {
    const answer = "process answers thread answers\n";
    expect(await node("electron/service/cli.ts")).toBe(answer);
    expect(await node("dist/service/cli.mjs")).toBe(answer);
    expect(await node("dist/service/child.mjs")).toBe(`child ${answer}`);
  });

  it("leave Electron to itself", async () => {
    expect(await read("dist/main/index.mjs")).toContain('from "electron"');
  });

  it("run without any package beside them", async () => {
    const alone = join(root, "alone");
    await cp(join(root, "dist"), alone, { recursive: true });
    expect(await node("alone/service/cli.mjs")).toContain("process answers");
  });

  it("hold the preload in one CommonJS file that asks for Electron only", async () => {
    const preload = await read("dist/preload/preload.cjs");
    expect(globSync("dist/preload/*", { cwd: root })).toHaveLength(1);
    expect([...preload.matchAll(/require\(([^)]*)\)/g)].map(([, name]) => name)).toEqual([
      '"electron/renderer"',
    ]);
    expect(preload).not.toMatch(/^(import|export) /m);
  });

  it("hold the bridge of a tab in one classic script", async () => {
    const script = await read("dist/browser-host/bridge.js");
    const tab: { bridge?: unknown } = {};
    runInNewContext(script, tab);
    expect(tab.bridge).toEqual(["a"]);
  });

  it("hold a page that a strict policy lets through: nothing inline, no data: addresses", async () => {
    const html = await read("dist/renderer/index.html");
    expect(html).not.toMatch(/<style|<script(?![^>]* src=)|style=|data:/);
    const [css = ""] = globSync("dist/renderer/assets/*.css", { cwd: root });
    expect(await read(css)).not.toContain("data:");
    expect(globSync("dist/renderer/assets/*.{woff2,svg}", { cwd: root }).length).toBeGreaterThan(1);
  });

  it("stay whole when two builds run at once", async () => {
    await Promise.all([bundle(root), bundle(root)]);
    expect(await node("dist/service/cli.mjs")).toContain("process answers");
  });

  it("name a file that is started but is no entry", async () => {
    const lost = join(root, "electron/service/storage/lost.ts");
    await writeFile(lost, `export const lost = new URL("./answer.ts", import.meta.url);\n`);
    await writeFile(
      join(root, "electron/service/cli.ts"),
      `import { lost } from "./storage/lost.ts";\nconsole.log(lost);\n`,
    );
    await expect(bundle(root)).rejects.toThrow(/answer\.ts, which is not an entry/);
    expect(existsSync(lost)).toBe(true);
  });
});
