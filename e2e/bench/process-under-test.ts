import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";

/** Linux counts processor time in hundredths of a second (`getconf CLK_TCK`). */
const TICK_MS = 10;

/** A server in a process of its own, watched from outside. */
export interface ProcessUnderTest {
  readonly port: number;
  /** Processor time used so far, all threads, in milliseconds; NaN where /proc does not exist. */
  cpuMs(): number;
  residentBytes(): number;
  stop(): Promise<void>;
}

/**
 * Starts a program and waits for the line on its standard output that says where it listens.
 * `portIn` finds the port in a line, or answers null for lines of other content.
 */
export async function startProcess(
  args: readonly string[],
  portIn: (line: string) => number | null,
): Promise<ProcessUnderTest> {
  const child = spawn(process.execPath, [...args], { stdio: ["ignore", "pipe", "inherit"] });
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const lines = createInterface({ input: child.stdout });
  const port = await new Promise<number>((resolve, reject) => {
    lines.on("line", (line) => {
      const found = portIn(line);
      if (found !== null) resolve(found);
    });
    child.once("exit", (code) =>
      reject(new Error(`${args[0]} ended with ${code} before it listened`)),
    );
  });
  return {
    port,
    cpuMs: () => cpuMsOf(child.pid ?? 0),
    residentBytes: () => residentBytesOf(child.pid ?? 0),
    stop: async () => {
      child.kill("SIGTERM");
      await ended;
    },
  };
}

/** The first number after `"port":`, as floors and service print it. */
export function portInJson(line: string): number | null {
  const found = /"port":(\d+)/.exec(line);
  return found === null ? null : Number(found[1]);
}

function cpuMsOf(pid: number): number {
  const stat = readProc(`/proc/${pid}/stat`);
  // The name in brackets may hold spaces; the fields are counted from behind it.
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
}

function residentBytesOf(pid: number): number {
  return Number(/VmRSS:\s+(\d+)/.exec(readProc(`/proc/${pid}/status`))?.[1]) * 1024;
}

function readProc(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    // Not Linux: the figures read NaN and the table shows a dash.
    return "";
  }
}
