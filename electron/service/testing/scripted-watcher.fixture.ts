import { request } from "node:http";
import { setTimeout } from "node:timers/promises";
import type { Socket } from "socket.io-client";
import type { Credentials } from "../../../shared/contract/account.ts";
import { handshake, openSocket, untilConnected } from "./client.fixture.ts";
import type { Reachable } from "./start-service.fixture.ts";

/** One device of a watcher; every byte that reaches it is written down, in the order it came. */
export interface ScriptedWatcher {
  readonly credentials: Credentials;
  /** Asks anything, known to the contract or not, and waits for the reply. */
  probe(name: string, input: object): Promise<unknown>;
  get(path: string, headers?: Record<string, string>): Promise<void>;
  /** Resolves when an event comes that has this in it, or after a while without: the transcript shows which. */
  next(part: string): Promise<unknown>;
  /** What was sent to it before now has come. */
  caughtUp(): Promise<void>;
  /** The connection ends; a new one of the same device starts a session. */
  reconnect(service: Reachable): Promise<void>;
  /** A remark of the script itself. */
  note(text: string): void;
  close(): void;
}

interface Awaited {
  readonly part: string;
  readonly resolve: () => void;
}

/** `write` takes one line of the transcript. */
export async function createScriptedWatcher(
  first: Reachable,
  credentials: Credentials,
  write: (line: string) => void,
): Promise<ScriptedWatcher> {
  let service = first;
  let isHushed = false;
  let awaited: Awaited[] = [];
  const record = (packet: string): void => {
    const isReply = REPLY.test(packet);
    if (!isHushed || !isReply) write(`< ${packet.replace(REPLY, "reply ")}`);
    const come = awaited.filter(({ part }) => !isReply && packet.includes(part));
    awaited = awaited.filter((one) => !come.includes(one));
    for (const { resolve } of come) resolve();
  };
  const open = async (): Promise<Socket> => {
    const socket = openSocket(service.url, { ...handshake(service), token: credentials.token });
    // Before the first byte came.
    socket.io.engine.on("packet", ({ type, data }) => {
      if (type === "message") record(String(data));
    });
    await untilConnected(socket);
    return socket;
  };
  const ask = async (name: string, input: object): Promise<unknown> =>
    socket.timeout(10_000).emitWithAck(name, input);
  const probe = (name: string, input: object): Promise<unknown> => {
    write(`> ${name} ${JSON.stringify(input)}`);
    return ask(name, input);
  };
  let socket = await open();
  await probe("session:start", {});
  return {
    credentials,
    probe,
    get: async (path, headers = {}) => {
      write(`> GET ${path} ${headers["accept"] ?? ""}`);
      write(`< ${await get(`${service.url}${path}`, headers)}`);
    },
    next: (part) =>
      Promise.race([
        new Promise<void>((resolve) => void awaited.push({ part, resolve })),
        setTimeout(10_000, undefined, { ref: false }),
      ]),
    caughtUp: async () => {
      isHushed = true;
      await ask("buddy:list", {});
      isHushed = false;
    },
    reconnect: async (next) => {
      socket.close();
      service = next;
      write("> reconnect");
      socket = await open();
      await probe("session:start", {});
    },
    note: (text) => write(`# ${text}`),
    close: () => void socket.close(),
  };
}

/** In socket.io's encoding: an acknowledgement, by the number that the client gave its question. */
const REPLY = /^3\d+/;

/** Status, headers as they were written, and body. */
function get(url: string, headers: Record<string, string>): Promise<string> {
  return new Promise((resolve, reject) => {
    const asked = request(url, { headers, agent: false }, (reply) => {
      const chunks: Buffer[] = [];
      reply.on("data", (chunk: Buffer) => chunks.push(chunk));
      reply.once("end", () => {
        const { statusCode, statusMessage, rawHeaders } = reply;
        const body = Buffer.concat(chunks).toString();
        resolve(`${statusCode} ${statusMessage} ${JSON.stringify(rawHeaders)} ${body}`);
      });
    });
    asked.once("error", reject);
    asked.end();
  });
}

/**
 * Gives every random id a name by the order of first appearance, so that the same id in two places stays
 * the same and two ids stay two. Nothing else is touched but the wall clock's `Date` header.
 */
export function canonical(transcript: string): string {
  const names = new Map<string, string>();
  const nameOf = (id: string): string => {
    const name = names.get(id) ?? `id${names.size}`;
    names.set(id, name);
    return name;
  };
  return transcript
    .replaceAll(/"Date","[^"]+"/gi, '"Date"')
    .replaceAll(/"sid":"(?<sid>[^"]+)"/g, (_all, sid: string) => `"sid":"${nameOf(sid)}"`)
    .replaceAll(/[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/g, nameOf);
}

/** Where two transcripts part, with what came before; null when they are the same to the byte. */
export function firstDifference(expected = "", received = "") {
  if (expected === received) return null;
  const [one, other] = [expected.split("\n"), received.split("\n")];
  const line = one.findIndex((text, index) => text !== other[index]);
  const at = line === -1 ? one.length : line;
  return { at, before: one.slice(Math.max(0, at - 3), at), expected: one[at], received: other[at] };
}
