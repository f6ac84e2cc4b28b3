import { randomUUID } from "node:crypto";
import type { WebSocket } from "ws";
import { fail } from "../../../shared/result/result.ts";
import type { Log } from "../../agent/ports.ts";
import type { Host } from "../../host/host.ts";
import { CallFrame, parseFrame, type HostFrame } from "./bridge-frame.ts";
import { POLICY_VIOLATION, UNSUPPORTED_DATA } from "./close-soon.ts";
import { textOf } from "./text-of.ts";

/** A page that asks more at once is broken; it is told so rather than queued. */
const MAX_CALLS_AT_ONCE = 256;

export type BridgeSource = Pick<Host, "answer" | "onDidEmit">;

/** Answers the calls of one page's WebSocket until it closes. Who it is has been proved. */
export function carryBridge(socket: WebSocket, host: BridgeSource, log: Log): void {
  const caller = { windowId: randomUUID() };
  let running = 0;

  async function serve(text: string): Promise<void> {
    const frame = parseFrame(CallFrame, text);
    if (frame === null) {
      log.warn({ window: caller.windowId }, "a page sent what is no call of the bridge");
      socket.close(POLICY_VIOLATION, "not a call of the bridge");
      return;
    }
    if (running >= MAX_CALLS_AT_ONCE) {
      reply({ id: frame.id, result: fail("rate-limited", "too many calls at once") });
      return;
    }
    running += 1;
    const result = await host.answer(frame.name, frame.input, caller);
    running -= 1;
    reply({ id: frame.id, result });
  }

  function reply(frame: HostFrame): void {
    if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(frame));
  }

  // A page that is gone looks at nothing any more.
  socket.once("close", () => void host.answer("watcher:close", {}, caller));
  socket.on("message", (data, isBinary) => {
    if (isBinary) socket.close(UNSUPPORTED_DATA, "text only");
    else void serve(textOf(data));
  });
}
