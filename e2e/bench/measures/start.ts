import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Browser, chromium, type Page } from "@playwright/test";
import { chromiumOptions } from "../../fixtures/chromium-options.ts";
import { type Program, startProgram } from "../../fixtures/program.ts";
import { median } from "../statistics.ts";
import { connectToService, serviceTarget } from "../targets/service-target.ts";

const ROOT = fileURLToPath(new URL("../../../", import.meta.url));
const RUNS = 5;
const LINK = /http:\/\/127\.0\.0\.1:\d+\/\S*/;
const PASSWORD = "a long phrase for the one who starts";

export interface Start {
  readonly floorMs: number;
  readonly porchlightMs: number;
}

/**
 * From the shell's `npm start` to a buddy list that takes the keyboard, archive and service in place;
 * beside it a bare Node server and an empty page, started the same way. Medians of five.
 */
export async function measureStart(buddies: number): Promise<Start> {
  const home = await mkdtemp(join(tmpdir(), "porchlight-start-"));
  const service = await serviceTarget.start();
  const browser = await chromium.launch(chromiumOptions());
  try {
    const url = `http://127.0.0.1:${service.process.port}`;
    const names = await service.prepare(buddies);
    await joinWithBuddies({ browser, home, url, names });
    const floor: number[] = [];
    const porchlight: number[] = [];
    for (let run = 0; run < RUNS; run += 1) {
      floor.push(await timeFloor(browser));
      porchlight.push(await timePorchlight(browser, home));
    }
    return { floorMs: median(floor), porchlightMs: median(porchlight) };
  } finally {
    await browser.close();
    await service.stop();
    await rm(home, { recursive: true, force: true });
  }
}

interface Preparation {
  readonly browser: Browser;
  readonly home: string;
  readonly url: string;
  readonly names: readonly string[];
}

/** Makes the account on that service through the app's own bridge, and fills its list. Not measured. */
async function joinWithBuddies({ browser, home, url, names }: Preparation): Promise<void> {
  const program = startApp(home);
  const page = await browser.newPage();
  await page.goto((await program.line(LINK))[0]);
  await callBridge(page, "account:create", {
    url,
    name: "starter",
    displayName: "Starter",
    password: PASSWORD,
  });
  const { token } = await callBridge<{ token: string }>(page, "account:issue-token", {
    label: "bench",
  });
  const starter = await connectToService(url, token);
  for (const name of names) await starter.addBuddy(name);
  starter.disconnect();
  await page.getByRole("treegrid").getByRole("row").nth(1).waitFor();
  await page.close();
  await program.end();
}

async function timePorchlight(browser: Browser, home: string): Promise<number> {
  const page = await browser.newPage();
  const startedAt = performance.now();
  const program = startApp(home);
  await page.goto((await program.line(LINK))[0]);
  const row = page.getByRole("treegrid").getByRole("row").nth(1);
  await row.click();
  await page.keyboard.press("ArrowDown");
  await page.getByRole("treegrid").getByRole("row").nth(2).and(page.locator(":focus")).waitFor();
  const elapsedMs = performance.now() - startedAt;
  await page.close();
  await program.end();
  return elapsedMs;
}

async function timeFloor(browser: Browser): Promise<number> {
  const page = await browser.newPage();
  const startedAt = performance.now();
  const server = `require("node:http").createServer((_, reply) => reply.end("<p>here</p>"))
    .listen(0, "127.0.0.1", function () { console.log("http://127.0.0.1:" + this.address().port + "/") })`;
  const program = startProgram(["-e", server], {});
  await page.goto((await program.line(LINK))[0]);
  await page.getByText("here").click();
  const elapsedMs = performance.now() - startedAt;
  await page.close();
  await program.end();
  return elapsedMs;
}

/** As the README says it; without a screen, so that it is the browser host also where Electron is. */
function startApp(home: string): Program {
  return startProgram([join(ROOT, "build/start.ts"), "desktop"], {
    PORCHLIGHT_HOME: home,
    DISPLAY: "",
    WAYLAND_DISPLAY: "",
  });
}

interface BridgeReply<T> {
  readonly ok: boolean;
  readonly value: T;
  readonly error: unknown;
}

async function callBridge<T>(page: Page, name: string, input: unknown): Promise<T> {
  await page.waitForFunction(() => "porchlight" in window);
  // Asked again while it is not connected: an account is there a moment before its connection.
  const reply = await page.waitForFunction(
    async ([call, given]) => {
      // Sound: the host's own script puts it there before the page's first line runs.
      const { porchlight } = window as unknown as {
        porchlight: { call(name: unknown, input: unknown): Promise<{ error?: { code: string } }> };
      };
      const answer = await porchlight.call(call, given);
      return answer.error?.code === "unavailable" ? null : answer;
    },
    [name, input],
  );
  // Sound: the bridge answers a `Result` to every call.
  const result = (await reply.jsonValue()) as unknown as BridgeReply<T>;
  if (!result.ok) throw new Error(`${name} was refused: ${JSON.stringify(result.error)}`);
  return result.value;
}
