import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import type { Clock, Log } from "../ports.ts";
import { startService } from "../service.ts";
import type { ServiceSettings } from "../service-settings.ts";
import { createSystemClock } from "../system-clock.ts";

/** Where a service is reached, in this process or in another. */
export interface Reachable {
  readonly url: string;
  readonly launch: string | null;
}

export interface TestService extends Reachable, AsyncDisposable {
  readonly port: number;
  readonly dataFolder: string;
  /** Everything logged so far, one JSON text per line. */
  readonly logLines: readonly string[];
  stop(): Promise<void>;
}

export interface TestServiceOptions {
  readonly clock?: Clock;
  /** Kept when given; otherwise a fresh one that goes with the service. */
  readonly dataFolder?: string;
  readonly settings?: Partial<ServiceSettings>;
}

/** Quick passwords: what they cost is measured elsewhere. */
const CHEAP_PASSWORDS = { memoryKiB: 64, passes: 1 };

export function testSettings(dataFolder: string): ServiceSettings {
  return {
    host: "127.0.0.1",
    port: 0,
    dataFolder,
    domain: "host.test",
    isDomainBinding: false,
    registration: "open",
    hasPracticeBuddies: false,
    launch: null,
    proxies: [],
    // A test makes in a second what people make in a day.
    callsPerSecond: null,
    passwordCost: CHEAP_PASSWORDS,
  };
}

/** A real service in this process, on a free port, with a folder and, if wished, a clock of the test's own. */
export async function startTestService(options: TestServiceOptions = {}): Promise<TestService> {
  const dataFolder = options.dataFolder ?? temporaryFolder();
  const settings = { ...testSettings(dataFolder), ...options.settings };
  const { log, lines } = createRecordingLog();
  const clock = options.clock ?? createSystemClock();
  const running = await startService({ settings, clock, log });
  const dispose = async (): Promise<void> => {
    await running.stop();
    if (options.dataFolder === undefined) rmSync(dataFolder, { recursive: true, force: true });
  };
  return {
    url: `http://127.0.0.1:${running.port}`,
    launch: settings.launch,
    port: running.port,
    dataFolder,
    logLines: lines,
    stop: () => running.stop(),
    [Symbol.asyncDispose]: dispose,
  };
}

export interface ServiceProcess extends Reachable {
  readonly child: ChildProcess;
  /** What it has written on its standard error so far. */
  errors(): string;
  /** Resolves when that holds this. */
  saidOnErrors(pattern: RegExp): Promise<void>;
  /** As the cable pulled out: no time to finish anything. Resolves when it is gone. */
  kill(signal?: NodeJS.Signals): Promise<number | null>;
}

/** The stand-alone service as a process of its own, for faults that a process does not survive. */
export async function startServiceProcess(
  dataFolder: string,
  ...more: readonly string[]
): Promise<ServiceProcess> {
  const entry = fileURLToPath(new URL("../cli.ts", import.meta.url));
  const args = [entry, "--data", dataFolder, "--port", "0", "--domain", "host.test", ...more];
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "pipe"] });
  const ended = new Promise<number | null>((resolve) => child.once("exit", resolve));
  const errors = collectErrors(child);
  const url = await readUrl(child, errors.all);
  return {
    url,
    launch: null,
    child,
    errors: errors.all,
    saidOnErrors: errors.hold,
    kill: (signal = "SIGKILL") => {
      child.kill(signal);
      return ended;
    },
  };
}

function collectErrors(child: ChildProcess) {
  let text = "";
  let told = (): void => {};
  child.stderr?.on("data", (chunk: Buffer) => {
    text += chunk.toString();
    told();
  });
  const hold = (pattern: RegExp): Promise<void> =>
    new Promise((resolve) => {
      told = () => {
        if (pattern.test(text)) resolve();
      };
      told();
    });
  return { all: () => text, hold };
}

function readUrl(child: ChildProcess, errors: () => string): Promise<string> {
  const output = child.stdout;
  if (output === null) throw new Error("the service process has no output");
  return new Promise((resolve, reject) => {
    createInterface(output).on("line", (line) => {
      const url = /"url":"(?<url>[^"]+)"/u.exec(line)?.groups?.["url"];
      if (url !== undefined) resolve(url);
    });
    child.once("exit", (code) => reject(new Error(`the service ended with ${code}: ${errors()}`)));
  });
}

export function temporaryFolder(): string {
  return mkdtempSync(join(tmpdir(), "porchlight-test-"));
}

export function createRecordingLog(): { readonly log: Log; readonly lines: string[] } {
  const lines: string[] = [];
  const record = (level: string) => (fields: object, message: string) =>
    void lines.push(JSON.stringify({ level, ...fields, message }));
  const log = {
    debug: record("debug"),
    info: record("info"),
    warn: record("warn"),
    error: record("error"),
  };
  return { log, lines };
}
