import type { z } from "zod";
import { AppError } from "../result/app-error.ts";
import { fail, ok, type Result } from "../result/result.ts";

/** One request and its reply. Inputs are strict objects; what is read back is tolerant. */
export interface CallDefinition<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> {
  readonly input: I;
  readonly output: O;
}

/** Every call one side may make, by its name on the wire (`noun:verb`). */
export type CallMap = Readonly<Record<string, CallDefinition>>;
/** Every event one side may receive, by its name on the wire (`noun:what-happened`). */
export type EventMap = Readonly<Record<string, z.ZodType>>;

export type CallName<C extends CallMap> = keyof C & string;
export type EventName<E extends EventMap> = keyof E & string;
export type Input<D extends CallDefinition> = z.output<D["input"]>;
export type Output<D extends CallDefinition> = z.output<D["output"]>;
export type EventPayload<E extends EventMap, N extends EventName<E>> = z.output<E[N]>;

/** One function per call of the map; a missing or a surplus one does not compile. */
export type Handlers<C extends CallMap, Context> = {
  readonly [K in CallName<C>]: (
    input: Input<C[K]>,
    context: Context,
  ) => Promise<Output<C[K]>> | Output<C[K]>;
};

/** How one side calls the other. Never rejects: a lost connection and a time-out are `Result`s too. */
export type Request<C extends CallMap> = <K extends CallName<C>>(
  name: K,
  input: Input<C[K]>,
) => Promise<Result<Output<C[K]>>>;

export function call<I extends z.ZodType, O extends z.ZodType>(
  input: I,
  output: O,
): CallDefinition<I, O> {
  return { input, output };
}

/**
 * Runs one call as every boundary must: parse, run, and turn whatever happens into a `Result`.
 *
 * `reportBug` logs the unexpected error and returns the reference the caller may quote; neither the
 * message nor the stack leaves the process.
 */
export async function answer<D extends CallDefinition>(
  definition: D,
  raw: unknown,
  run: (input: Input<D>) => Promise<Output<D>> | Output<D>,
  reportBug: (error: unknown) => string,
): Promise<Result<Output<D>>> {
  const parsed = definition.input.safeParse(raw);
  if (!parsed.success) return fail("invalid-request", describeIssues(parsed.error));
  try {
    // Sound: `parsed.data` came out of `definition.input`; TypeScript loses that in the generic.
    return ok(await run(parsed.data as Input<D>));
  } catch (error) {
    if (error instanceof AppError) return fail(error.code, error.message);
    return fail("internal", "internal error", reportBug(error));
  }
}

/** Names the fields that were wrong, never their values: those may be private. */
function describeIssues(error: z.ZodError): string {
  const fields = error.issues.slice(0, 4).map((issue) => {
    const path = issue.path.join(".") || "input";
    if (issue.code === "unrecognized_keys") return `${path}: unknown field`;
    // Our own sentences, which are written not to quote anything.
    return issue.code === "custom" ? `${path}: ${issue.message}` : `${path}: ${issue.code}`;
  });
  return `malformed input (${fields.join("; ")})`;
}
