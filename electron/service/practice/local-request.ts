import { v7 } from "uuid";
import {
  answer,
  type CallDefinition,
  type Handlers,
  type Request,
} from "../../../shared/contract/define.ts";
import { type ServiceCalls, serviceCalls } from "../../../shared/contract/service-protocol.ts";
import type { Result } from "../../../shared/result/result.ts";
import { describeBug } from "../describe-bug.ts";
import type { Caller, Log } from "../ports.ts";

export type ServiceRequest = Request<ServiceCalls>;

/**
 * Asks the service from within, exactly as a connection does: the same schemas, the same handlers, the
 * same refusals.
 */
export function createLocalRequest(
  handlers: Handlers<ServiceCalls, Caller>,
  caller: Caller,
  log: Log,
): ServiceRequest {
  const request = (name: keyof ServiceCalls, input: unknown): Promise<Result<unknown>> => {
    const definition: CallDefinition = serviceCalls[name];
    // Sound: `answer` parses the input with this call's own schema before it runs.
    const run = handlers[name] as (input: unknown, caller: Caller) => unknown;
    return answer(
      definition,
      input,
      (parsed) => run(parsed, caller),
      (error) => {
        const ref = v7();
        log.error({ ref, where: name, error: describeBug(error) }, "a practice buddy found a bug");
        return ref;
      },
    );
  };
  // Sound: each handler's output is what its own definition says, which is all the type adds.
  return request as ServiceRequest;
}
