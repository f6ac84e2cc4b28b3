import { spawn } from "node:child_process";
import { constants } from "node:os";

const PARENT_CHECK_MS = 300;

/**
 * Runs a program in this one's place: it has the terminal, gets the signals, and its end is ours.
 *
 * Resolves with the exit code to use; a program ended by a signal counts as 128 and the signal's number, as in a shell.
 */
export function runProgram(
  program: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<number> {
  const child = spawn(program, args, { stdio: "inherit", env });
  const pass = (signal: NodeJS.Signals) => {
    // A terminal sends Ctrl+C to the whole group: the child has it already, and a second one would mean hurry.
    if (signal !== "SIGINT" || !process.stdin.isTTY) child.kill(signal);
  };
  const signals: NodeJS.Signals[] = ["SIGINT", "SIGTERM", "SIGHUP"];
  for (const signal of signals) process.on(signal, pass);
  const check = watchNpm(env, () => child.kill("SIGTERM"));
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code, signal) => {
      clearInterval(check);
      for (const name of signals) process.off(name, pass);
      resolve(code ?? 128 + (signal === null ? 0 : constants.signals[signal]));
    });
  });
}

/**
 * npm puts a shell between itself and us, and many a shell dies of a signal without passing it on: then we are
 * left over with a new parent, which is the only sign. Without npm a new parent means no harm (`nohup … &`).
 */
function watchNpm(env: NodeJS.ProcessEnv, onDidEnd: () => void): NodeJS.Timeout | undefined {
  if (env["npm_lifecycle_event"] === undefined) return undefined;
  const parent = process.ppid;
  const check = () => {
    if (process.ppid !== parent) onDidEnd();
  };
  return setInterval(check, PARENT_CHECK_MS).unref();
}
