import { Worker } from "node:worker_threads";
import type { Clock } from "../ports.ts";
import { FileRefusal, tooLarge } from "./file-refusal.ts";
import type { Job, JobInput, JobName, JobOutput, JobResult } from "./interchange-jobs.ts";

/** Reads and writes files off the thread that serves the bridge, one at a time. */
export interface Interchange {
  /** Rejects with a `FileRefusal` what can't be taken, or takes longer than anybody would wait. */
  run<N extends JobName>(name: N, input: JobInput<N>): Promise<JobOutput<N>>;
}

export interface InterchangeOptions {
  readonly clock: Clock;
  /** 60,000 unless a test says otherwise. */
  readonly timeLimitMs?: number | undefined;
}

/** 10,000 rules take two seconds, and a busy machine ten times as long; beyond is a file made to annoy. */
const TIME_LIMIT_MS = 60_000;
const MEMORY_LIMIT_MIB = 768;

export function createInterchange(options: InterchangeOptions): Interchange {
  let last: Promise<unknown> = Promise.resolve();
  return {
    run: async <N extends JobName>(name: N, input: JobInput<N>) => {
      const result = last.then(() => runInThread({ name, input }, options));
      last = result.catch(() => {});
      // Sound: the thread runs the very job of this name; TypeScript loses that at the message.
      return valueOf(await result) as JobOutput<N>;
    },
  };
}

function runInThread(
  job: Job,
  { clock, timeLimitMs = TIME_LIMIT_MS }: InterchangeOptions,
): Promise<JobResult> {
  const { promise, resolve, reject } = Promise.withResolvers<JobResult>();
  // A thread of its own each time: it can be ended whatever it is at, and leaves nothing behind.
  const worker = new Worker(new URL("./interchange-worker.ts", import.meta.url), {
    workerData: job,
    name: "interchange",
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_LIMIT_MIB },
  });
  const cancel = clock.schedule(() => reject(takesTooLong()), timeLimitMs);
  worker.on("message", resolve);
  worker.on("error", (error) => reject(isOutOfMemory(error) ? takesTooLong() : error));
  worker.on("exit", (code) => reject(new Error(`the thread ended with code ${code}`)));
  return promise.finally(() => {
    cancel();
    void worker.terminate();
  });
}

function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY";
}

function takesTooLong(): FileRefusal {
  return tooLarge({ code: "takes-too-long" }, "it takes longer to read this file than it may");
}

function valueOf(result: JobResult): unknown {
  if (result.ok) return result.value;
  const { code, problem, message } = result.refusal;
  throw new FileRefusal(code, problem, message);
}
