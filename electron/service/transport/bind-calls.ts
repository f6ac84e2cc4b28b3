import {
  answer,
  type CallDefinition,
  type CallMap,
  type Handlers,
} from "../../../shared/contract/define.ts";
import { fail, type Result } from "../../../shared/result/result.ts";
import type { CallGate } from "./call-gate.ts";
import { AppError } from "../../../shared/result/app-error.ts";

/** A contract and the functions that answer it, their types left behind. */
export type CallTable<Context> = ReadonlyMap<string, BoundCall<Context>>;

export interface BoundCall<Context> {
  readonly definition: CallDefinition;
  readonly run: (input: unknown, context: Context) => unknown;
}

/** The part of a socket that calls arrive on. */
export interface CallSource {
  onAny(listener: (...received: unknown[]) => void): unknown;
}

export interface Calls<Context> {
  readonly table: CallTable<Context>;
  readonly context: Context;
  readonly gate: CallGate;
  /** Counts the call; throws an `AppError` when it may not be made now. */
  readonly admit: (name: string) => Promise<void>;
  /** Said once per call, for the metrics. */
  readonly onDidAnswer: (name: string, result: Result<unknown>) => void;
  /** Logs a bug and returns its reference. */
  readonly reportBug: (name: string, error: unknown) => string;
}

/** Which calls are answered; one that has no handler yet says so instead of staying silent. */
export function callTable<C extends CallMap, Context>(
  calls: C,
  handlers: Partial<Handlers<C, Context>>,
): CallTable<Context> {
  return new Map(
    Object.entries(calls).map(([name, definition]) => {
      // Sound: `Handlers` ties each name to the input of its own definition, and `answer` parses with that one.
      const run = (handlers as Record<string, BoundCall<Context>["run"] | undefined>)[name];
      return [name, { definition, run: run ?? notYet }];
    }),
  );
}

function notYet(): never {
  throw new AppError("unavailable", "this service does not answer this call yet");
}

/**
 * Answers everything that arrives on a socket. One listener for all calls, because one per call would
 * cost every connection several kilobytes.
 *
 * A packet without an acknowledgement is dropped: there is nobody to tell how it went.
 */
export function bindCalls<Context>(source: CallSource, calls: Calls<Context>): void {
  source.onAny((name, ...received) => {
    const reply = received.at(-1);
    if (typeof name !== "string" || !isReply(reply)) return;
    void calls.gate.pass(() => answerCall(calls, name, received.slice(0, -1))).then(reply);
  });
}

function isReply(value: unknown): value is (result: Result<unknown>) => void {
  return typeof value === "function";
}

async function answerCall<Context>(
  calls: Calls<Context>,
  name: string,
  inputs: readonly unknown[],
): Promise<Result<unknown>> {
  const call = calls.table.get(name);
  if (call === undefined) return fail("invalid-request", "unknown call");
  const result = await answerKnown(calls, { name, call, inputs });
  calls.onDidAnswer(name, result);
  return result;
}

interface Arrived<Context> {
  readonly name: string;
  readonly call: BoundCall<Context>;
  readonly inputs: readonly unknown[];
}

async function answerKnown<Context>(
  { admit, context, reportBug }: Calls<Context>,
  { name, call, inputs }: Arrived<Context>,
): Promise<Result<unknown>> {
  if (inputs.length !== 1) return fail("invalid-request", "a call takes exactly one input");
  try {
    await admit(name);
  } catch (error) {
    if (error instanceof AppError) return fail(error.code, error.message);
    return fail("internal", "internal error", reportBug(name, error));
  }
  return answer(
    call.definition,
    inputs[0],
    (input) => call.run(input, context),
    (error) => reportBug(name, error),
  );
}
