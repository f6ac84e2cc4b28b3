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
  disconnect(isTransportToo: true): unknown;
}

export interface Calls<Context> {
  readonly table: CallTable<Context>;
  readonly context: Context;
  readonly gate: Pick<CallGate, "pass">;
  /** Counts the call, whatever becomes of it; rejects with an `AppError` when it may not be made now. */
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

// No client of ours ever sends one, and whoever writes one of their own sees it at the first: the calls never return.
const UNANSWERABLE_MOST = 16;

/**
 * Answers everything that arrives on a socket. One listener for all calls, because one per call would
 * cost every connection several kilobytes.
 *
 * A packet that can't be answered, because it has no acknowledgement or no name, is dropped: there is nobody to
 * tell how it went. It counts as a call, and the 16th ends the connection, which can't be told to slow down.
 */
export function bindCalls<Context>(source: CallSource, calls: Calls<Context>): void {
  let unanswerable = 0;
  source.onAny((name, ...received) => {
    // What came in one go with the last of them still gets here.
    if (unanswerable >= UNANSWERABLE_MOST) return;
    const reply = received.at(-1);
    if (typeof name === "string" && isReply(reply)) {
      void calls.gate.pass(() => answerCall(calls, name, received.slice(0, -1))).then(reply);
      return;
    }
    unanswerable += 1;
    void calls.admit(UNKNOWN).catch(() => {});
    if (unanswerable >= UNANSWERABLE_MOST) source.disconnect(true);
  });
}

const UNKNOWN = "unknown call";

function isReply(value: unknown): value is (result: Result<unknown>) => void {
  return typeof value === "function";
}

async function answerCall<Context>(
  calls: Calls<Context>,
  name: string,
  inputs: readonly unknown[],
): Promise<Result<unknown>> {
  const call = calls.table.get(name);
  if (call === undefined) return answerUnknown(calls);
  const result = await answerKnown(calls, { name, call, inputs });
  calls.onDidAnswer(name, result);
  return result;
}

async function answerUnknown<Context>(calls: Calls<Context>): Promise<Result<unknown>> {
  // Somebody else's text, which neither the figures nor the log shall hold.
  return (await refusalOf(calls, UNKNOWN)) ?? fail("invalid-request", UNKNOWN);
}

interface Arrived<Context> {
  readonly name: string;
  readonly call: BoundCall<Context>;
  readonly inputs: readonly unknown[];
}

async function answerKnown<Context>(
  calls: Calls<Context>,
  { name, call, inputs }: Arrived<Context>,
): Promise<Result<unknown>> {
  // Before anything is looked at: a call too many costs no more than to say so.
  const refusal = await refusalOf(calls, name);
  if (refusal !== undefined) return refusal;
  if (inputs.length !== 1) return fail("invalid-request", "a call takes exactly one input");
  return answer(
    call.definition,
    inputs[0],
    (input) => call.run(input, calls.context),
    (error) => calls.reportBug(name, error),
  );
}

async function refusalOf<Context>(
  { admit, reportBug }: Calls<Context>,
  name: string,
): Promise<Result<never> | undefined> {
  try {
    await admit(name);
    return undefined;
  } catch (error) {
    if (error instanceof AppError) return fail(error.code, error.message);
    return fail("internal", "internal error", reportBug(name, error));
  }
}
