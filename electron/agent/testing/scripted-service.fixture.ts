import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Server, type Socket } from "socket.io";
import type { SessionWelcome } from "../../../shared/contract/account.ts";
import { SessionWelcome as WelcomeSchema } from "../../../shared/contract/account.ts";
import { initialSetting } from "../../../shared/model/status-setting.ts";
import { fail, ok, type Failure, type Result } from "../../../shared/result/result.ts";

export const welcome: SessionWelcome = WelcomeSchema.parse({
  identity: {
    principal: "ada@home",
    presentity: "pres:ada@home",
    inbox: "im:ada@home",
    displayName: "Ada",
  },
  deviceId: "5f0c7b9e-0d0b-4d4e-9d0e-0d4c1f7a2b10",
  authenticationLevel: "password",
  service: {
    domain: "home",
    registration: "open",
    protocol: 1,
    messageBytes: 8_192,
    hasPracticeBuddies: false,
  },
  status: initialSetting(new Date("2026-01-01T12:00:00.000Z")),
  inboxLast: 0,
  inboxCursor: 0,
  serviceTime: "2026-01-01T12:00:00.000Z",
});

export interface ScriptedService extends AsyncDisposable {
  readonly url: string;
  /** What clients said when they connected. */
  readonly handshakes: unknown[];
  /** Refuses connections while set. */
  refusal: Failure | null;
  /** What a client meets that has connected but is not let in yet. */
  reception: "prompt" | "silent" | "hangs-up";
  /** Answers a call; undefined leaves it without a reply. */
  answer: (name: string, input: unknown) => Result<unknown> | undefined;
  /** Every connection hears it. */
  emit(name: string, payload: unknown): void;
  /** Ends every connection. */
  hangUp(): void;
  close(): Promise<void>;
}

/** A socket.io server that answers what the test says, also what no service would. */
export async function startScriptedService(): Promise<ScriptedService> {
  const http = createServer();
  const io = new Server(http, { serveClient: false, transports: ["websocket"] });
  await new Promise<void>((resolve) => void http.listen(0, "127.0.0.1", resolve));
  // Sound: listening on a port, not on a pipe.
  const { port } = http.address() as AddressInfo;
  const close = () => io.close();
  const service: ScriptedService = {
    url: `http://127.0.0.1:${port}`,
    handshakes: [],
    refusal: null,
    reception: "prompt",
    answer: (name) => (name === "session:start" ? ok(welcome) : fail("internal", "not scripted")),
    emit: (name, payload) => void io.emit(name, payload),
    hangUp: () => io.disconnectSockets(true),
    close,
    [Symbol.asyncDispose]: close,
  };
  io.use((socket, next) => {
    service.handshakes.push(socket.handshake.auth);
    const { refusal, reception } = service;
    if (reception === "hangs-up") socket.conn.close();
    if (reception !== "prompt") return;
    next(refusal === null ? undefined : Object.assign(new Error("refused"), { data: refusal }));
  });
  io.on("connection", (socket: Socket) => {
    socket.onAny((name: string, input: unknown, reply: (result: unknown) => void) => {
      const result = service.answer(name, input);
      if (result !== undefined) reply(result);
    });
  });
  return service;
}
