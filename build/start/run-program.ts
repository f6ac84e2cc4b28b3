import { spawn } from "node:child_process";
import { constants } from "node:os";

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
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code, signal) => {
      for (const name of signals) process.off(name, pass);
      resolve(code ?? 128 + (signal === null ? 0 : constants.signals[signal]));
    });
  });
}
