import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "porchlight-run-"));
  await writeFile(
    join(folder, "outer.ts"),
    `import { runProgram } from ${JSON.stringify(new URL("./run-program.ts", import.meta.url).href)};
process.exitCode = await runProgram(process.execPath, process.argv.slice(2), process.env);
`,
  );
});

afterEach(() => rm(folder, { recursive: true, force: true }));

async function outer(inner: string) {
  const file = join(folder, "inner.mjs");
  await writeFile(file, inner);
  const child = spawn(process.execPath, [join(folder, "outer.ts"), file, "--profile=anna"], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  return { child, ended: once(child, "exit") };
}

it("ends with the program's own code", async () => {
  const { ended } = await outer("process.exit(7);");
  expect(await ended).toEqual([7, null]);
});

it("passes the arguments on", async () => {
  const { child } = await outer("console.log(process.argv[2]);");
  expect(String((await once(child.stdout, "data"))[0])).toBe("--profile=anna\n");
});

it.skipIf(process.platform === "win32").each(["SIGTERM", "SIGINT", "SIGHUP"] as const)(
  "passes %s on and waits for the program to end",
  async (signal) => {
    const { child, ended } = await outer(
      `process.on("${signal}", () => process.exit(5)); setInterval(() => {}, 1000); console.log("up");`,
    );
    await once(child.stdout, "data");
    child.kill(signal);
    expect(await ended).toEqual([5, null]);
  },
);

it.skipIf(process.platform === "win32")(
  "ends the program when npm is told to end and its shell passes nothing on",
  async () => {
    await writeFile(
      join(folder, "inner.mjs"),
      `process.on("SIGTERM", () => { console.log("ended well"); process.exit(0); });
setInterval(() => {}, 1000);
console.log("up");`,
    );
    // The second command keeps the shell from becoming the program itself.
    const line = `"${process.execPath}" "${folder}/outer.ts" "${folder}/inner.mjs"; true`;
    const shell = spawn("sh", ["-c", line], {
      stdio: ["ignore", "pipe", "inherit"],
      env: { ...process.env, npm_lifecycle_event: "start" },
    });
    let out = "";
    const heard = async (words: string) => {
      while (!out.includes(words)) out += String((await once(shell.stdout, "data"))[0]);
    };
    await heard("up");
    shell.kill("SIGTERM");
    await heard("ended well");
  },
);

it.skipIf(process.platform === "win32")("counts an end by signal as a shell does", async () => {
  const { ended } = await outer(`process.kill(process.pid, "SIGKILL");`);
  expect(await ended).toEqual([137, null]);
});
