import type { CallName, Input, Output, Request } from "../../../shared/contract/define.ts";
import type { ServiceCalls } from "../../../shared/contract/service-protocol.ts";
import { fail, type Result } from "../../../shared/result/result.ts";
import type { ServiceLink } from "../connection/connection.ts";
import type { ServiceEvent } from "../connection/read-event.ts";
import { createEmitter } from "../emitter.ts";

type Script = {
  [K in CallName<ServiceCalls>]?: (
    input: Input<ServiceCalls[K]>,
  ) => Promise<Result<Output<ServiceCalls[K]>>> | Result<Output<ServiceCalls[K]>>;
};

export interface ScriptedLink extends ServiceLink {
  isUp: boolean;
  /** Everything asked, in order. */
  readonly asked: { readonly name: string; readonly input: unknown }[];
  push(event: ServiceEvent): void;
  drop(): void;
}

/** A way to a service that answers what the test says, and `unavailable` while it is not up. */
export function createScriptedLink(script: Script): ScriptedLink {
  const events = createEmitter<ServiceEvent>();
  const request: Request<ServiceCalls> = async (name, input) => {
    if (!link.isUp) return fail("unavailable", "not connected");
    link.asked.push({ name, input });
    const answer = script[name];
    return answer === undefined ? fail("internal", `no answer for ${name}`) : answer(input);
  };
  const link: ScriptedLink = {
    isUp: true,
    asked: [],
    request,
    isOnline: () => link.isUp,
    onDidReceive: events.onDid,
    push: events.emit,
    drop: () => {
      link.isUp = false;
    },
  };
  return link;
}
