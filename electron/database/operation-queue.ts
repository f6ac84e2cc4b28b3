import { AppError } from "../../shared/result/app-error.ts";
import { unpackError } from "./carried-error.ts";
import type { Answers, Batch } from "./worker-protocol.ts";

interface Waiting {
  readonly operation: number;
  readonly input: unknown;
  readonly resolve: (output: unknown) => void;
  readonly reject: (error: Error) => void;
}

// Bounds one message between threads. Larger ones share no flush better and delay the first answer.
const MAX_BATCH = 500;

/** The calls to one worker that are not answered yet, in their order: one batch under way, the rest gathering. */
export class OperationQueue {
  readonly #maxWaiting: number;
  #gathering: Waiting[] = [];
  #underWay: Waiting[] = [];
  #answered = 0;

  constructor(maxWaiting: number) {
    this.#maxWaiting = maxWaiting;
  }

  get waiting(): number {
    return this.#gathering.length + this.#underWay.length - this.#answered;
  }

  get isBatchUnderWay(): boolean {
    return this.#underWay.length > 0;
  }

  add(operation: number, input: unknown): Promise<unknown> {
    const { waiting } = this;
    if (waiting >= this.#maxWaiting) return Promise.reject(tooManyWaiting(waiting));
    return new Promise((resolve, reject) => {
      this.#gathering.push({ operation, input, resolve, reject });
    });
  }

  /** The next batch, from now on under way. Only when none is. */
  takeBatch(): Batch {
    this.#underWay = this.#gathering.slice(0, MAX_BATCH);
    this.#gathering = this.#gathering.slice(MAX_BATCH);
    return toBatch(this.#underWay);
  }

  /** Rejects the calls of the batch whose input no thread can be sent, and returns the rest of it. */
  dropUnclonable(): Batch {
    const refused = this.#underWay.filter(({ input }) => !isClonable(input));
    this.#underWay = this.#underWay.filter((waiting) => !refused.includes(waiting));
    for (const { reject } of refused) reject(new Error("The input cannot be sent to a thread"));
    return toBatch(this.#underWay);
  }

  answer({ outputs, failures }: Pick<Answers, "outputs" | "failures">): void {
    const first = this.#answered;
    // The rejections first: resolving the same promise afterwards then changes nothing.
    for (const [place, error] of failures)
      this.#underWay[first + place]?.reject(unpackError(error));
    outputs.forEach((output, place) => this.#underWay[first + place]?.resolve(output));
    this.#answered += outputs.length;
    if (this.#answered < this.#underWay.length) return;
    this.#underWay = [];
    this.#answered = 0;
  }

  failAll(error: Error): void {
    const outstanding = [...this.#underWay.slice(this.#answered), ...this.#gathering];
    this.#gathering = [];
    this.#underWay = [];
    this.#answered = 0;
    for (const { reject } of outstanding) reject(error);
  }
}

function toBatch(waiting: readonly Waiting[]): Batch {
  return {
    type: "batch",
    operations: waiting.map(({ operation }) => operation),
    inputs: waiting.map(({ input }) => input),
  };
}

function isClonable(input: unknown): boolean {
  try {
    structuredClone(input);
    return true;
  } catch {
    return false;
  }
}

function tooManyWaiting(waiting: number): AppError {
  return new AppError(
    "unavailable",
    `The disk cannot keep up: ${waiting} operations are waiting for the database`,
  );
}
