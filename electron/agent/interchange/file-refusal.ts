import type { FileProblem } from "../../../shared/contract/interchange.ts";
import { AppError } from "../../../shared/result/app-error.ts";
import type { ErrorCode } from "../../../shared/result/error-code.ts";

/** Nothing of a file can be taken. `problem` chooses the words for the person; the message is for logs. */
export class FileRefusal extends AppError {
  readonly problem: FileProblem;

  constructor(code: ErrorCode, problem: FileProblem, message: string) {
    super(code, message);
    this.problem = problem;
  }
}

/** It is no such file, or contradicts itself. */
export function refusal(problem: FileProblem, message: string): FileRefusal {
  return new FileRefusal("invalid-request", problem, message);
}

/** There is more of it than is read. */
export function tooLarge(problem: FileProblem, message: string): FileRefusal {
  return new FileRefusal("too-large", problem, message);
}
