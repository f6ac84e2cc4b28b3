import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { io, type Socket } from "socket.io-client";
import { v7 } from "uuid";
import { ENTRANCE } from "../../../shared/contract/service-protocol.ts";
import { PROTOCOL } from "../../../shared/contract/limits.ts";
import type { Result } from "../../../shared/result/result.ts";
import { portInJson, startProcess } from "../process-under-test.ts";
import type { Peer, RunningTarget, Target } from "./target.ts";

const DOMAIN = "bench.test";
const SERVICE = fileURLToPath(new URL("../../../dist/service/cli.mjs", import.meta.url));
/** Registrations hash a password each; more at once only wait for the same two cores. */
const REGISTRATIONS_AT_ONCE = 4;

/** The built stand-alone service over its embedded database: the very thing people run. */
export const serviceTarget: Target = { name: "Porchlight", start: startService };

async function startService(): Promise<RunningTarget> {
  const data = mkdtempSync(join(tmpdir(), "porchlight-bench-"));
  const args = ["--port", "0", "--data", data, "--domain", DOMAIN, "--registration", "open"];
  const service = await startProcess([SERVICE, ...args, "--rate-limits", "off"], portInJson);
  const url = `http://127.0.0.1:${service.port}`;
  const tokens = new Map<string, string>();
  return {
    process: service,
    prepare: (count) => registerAll(url, count, tokens),
    connect: (user) => connectToService(url, tokens.get(user) ?? ""),
    allow: async (presentity, watcher) => {
      if (!(presentity instanceof ServicePeer)) throw new Error("not a peer of this service");
      await presentity.allow(watcher);
    },
    stop: async () => {
      await service.stop();
      rmSync(data, { recursive: true, force: true });
    },
  };
}

async function registerAll(
  url: string,
  count: number,
  tokens: Map<string, string>,
): Promise<readonly string[]> {
  const entrance = io(`${url}${ENTRANCE}`, {
    transports: ["websocket"],
    auth: { protocol: PROTOCOL },
  });
  const names = Array.from({ length: count }, (_, index) => `user${tokens.size + index}`);
  const left = [...names];
  const lane = async () => {
    for (let name = left.pop(); name !== undefined; name = left.pop()) {
      const made = await ask<{ token: string }>(entrance, "account:register", {
        name,
        displayName: name,
        password: `a long phrase for ${name}s bench`,
        device: { label: "bench", kind: "desktop" },
      });
      tokens.set(name, made.token);
    }
  };
  await Promise.all(Array.from({ length: REGISTRATIONS_AT_ONCE }, lane));
  entrance.disconnect();
  return names;
}

/** Any account's connection, in the name of the device that the token stands for. */
export async function connectToService(url: string, token: string): Promise<ServicePeer> {
  const socket = io(url, {
    transports: ["websocket"],
    forceNew: true,
    auth: { protocol: PROTOCOL, token },
  });
  await new Promise<void>((resolve, reject) => {
    socket.once("connect", () => resolve());
    socket.once("connect_error", reject);
  });
  await ask(socket, "session:start", {});
  return new ServicePeer(socket);
}

/** One connection to the service, speaking its protocol. */
export class ServicePeer implements Peer {
  readonly #socket: Socket;

  constructor(socket: Socket) {
    this.#socket = socket;
  }

  async send(to: string, text: string): Promise<void> {
    await ask(this.#socket, "message:send", {
      id: v7(),
      recipient: `im:${to}@${DOMAIN}`,
      body: { type: "text/plain", text },
      sentAt: new Date().toISOString(),
    });
  }

  onDidReceive(listener: (text: string) => void): void {
    this.#socket.on("inbox:items", ({ items }: { items: readonly Item[] }) => {
      for (const item of items) {
        if (item.kind === "message") listener(item.message?.body.text ?? "");
      }
      const last = items.at(-1)?.sequence;
      // A real device acknowledges what it has; without it the comparison would flatter the service.
      if (last !== undefined) this.#socket.emit("inbox:acknowledge", { through: last }, () => {});
    });
  }

  async watch(whom: string): Promise<void> {
    await ask(this.#socket, "presence:subscribe", { presentity: `pres:${whom}@${DOMAIN}` });
  }

  async change(mark: string): Promise<void> {
    await ask(this.#socket, "presence:publish", { userInput: "active" });
    await ask(this.#socket, "status:choose", { choice: "busy", note: mark, until: null });
  }

  onDidNotify(listener: (mark: string) => void): void {
    this.#socket.on("presence:notified", (document: { person?: { note: string } }) =>
      listener(document.person?.note ?? ""),
    );
  }

  async allow(watcher: string): Promise<void> {
    await ask(this.#socket, "access:decide", {
      watcher: `${watcher}@${DOMAIN}`,
      handling: "allow",
    });
  }

  async addBuddy(user: string): Promise<void> {
    const presentity = `pres:${user}@${DOMAIN}`;
    await ask(this.#socket, "buddy:add", { presentity, name: "", groups: [] });
  }

  disconnect(): void {
    this.#socket.disconnect();
  }
}

interface Item {
  readonly sequence: number;
  readonly kind: string;
  readonly message?: { readonly body: { readonly text: string } };
}

async function ask<T>(socket: Socket, name: string, input: unknown): Promise<T> {
  const reply: unknown = await socket.emitWithAck(name, input);
  // Sound: the service answers a `Result` to every call, and this one's value is what the caller asked for.
  const result = reply as Result<T>;
  if (!result.ok) throw new Error(`${name} was refused: ${JSON.stringify(result.error)}`);
  return result.value;
}
