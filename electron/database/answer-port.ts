import type { MessagePort } from "node:worker_threads";
import type { Outcomes } from "./batch-runner.ts";
import { packError } from "./carried-error.ts";
import type { OperationKind } from "./operation.ts";
import type { Answers, SlowOperation, WorkerReply, WorkerSettings } from "./worker-protocol.ts";

/** What a database thread has to say. */
export interface AnswerPort {
  ready(operations: readonly (readonly [string, OperationKind])[]): void;
  notOpened(error: unknown): void;
  answer(outcomes: Outcomes, transactions: number): void;
  slow(slow: SlowOperation): void;
}

export function createAnswerPort(port: MessagePort, settings: WorkerSettings): AnswerPort {
  const post = (reply: WorkerReply) => port.postMessage(reply);
  return {
    ready: (operations) => post({ type: "ready", operations }),
    notOpened: (error) => {
      post({ type: "not-opened", error: packError(error, settings) });
      port.close();
    },
    answer: ({ outputs, failures }, transactions) => {
      const packed = failures.map(([place, error]) => [place, packError(error, settings)] as const);
      postAnswers(post, { type: "answers", outputs, failures: packed, transactions });
    },
    slow: (slow) => post({ type: "slow", ...slow }),
  };
}

type Post = (answers: Answers) => void;

function postAnswers(post: Post, answers: Answers): void {
  try {
    post(answers);
  } catch {
    // One output cannot be cloned: a bug, which must not cost the others their answer.
    for (const answer of eachAlone(answers)) postAlone(post, answer);
  }
}

function eachAlone({ outputs, failures, ...rest }: Answers): Answers[] {
  const errors = new Map(failures);
  return outputs.map((output, place) => {
    const error = errors.get(place);
    return { ...rest, outputs: [output], failures: error === undefined ? [] : [[0, error]] };
  });
}

function postAlone(post: Post, answer: Answers): void {
  try {
    post(answer);
  } catch {
    const bug = new Error("The output cannot be sent to a thread");
    post({ ...answer, outputs: [undefined], failures: [[0, { bug }]] });
  }
}
