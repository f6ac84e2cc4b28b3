import { parentPort, workerData } from "node:worker_threads";
import { FileRefusal } from "./file-refusal.ts";
import { interchangeJobs, type Job, type JobResult } from "./interchange-jobs.ts";

// Sound: only `createInterchange` starts this thread, and it gives a job.
parentPort?.postMessage(run(workerData as Job));

function run({ name, input }: Job): JobResult {
  // Sound: `createInterchange` ties each name to the input of its own job.
  const job = interchangeJobs[name] as (input: unknown) => unknown;
  try {
    return { ok: true, value: job(input) };
  } catch (error) {
    // Anything else is a bug, and ends the thread.
    if (!(error instanceof FileRefusal)) throw error;
    const { code, problem, message } = error;
    return { ok: false, refusal: { code, problem, message } };
  }
}
