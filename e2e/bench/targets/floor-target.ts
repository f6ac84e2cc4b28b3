import { fileURLToPath } from "node:url";
import { io } from "socket.io-client";
import { portInJson, startProcess } from "../process-under-test.ts";
import type { Peer, RunningTarget, Target } from "./target.ts";

/** F1 (`relay-server.ts`) or F2 (`naive-server.ts`). */
export function createFloorTarget(name: string, file: string): Target {
  return {
    name,
    start: () => startFloor(fileURLToPath(new URL(`../floors/${file}`, import.meta.url))),
  };
}

async function startFloor(file: string): Promise<RunningTarget> {
  const server = await startProcess([file], portInJson);
  return {
    process: server,
    prepare: async (count) => Array.from({ length: count }, (_, index) => `user-${index}`),
    connect: (user) => connectFloor(server.port, user),
    allow: async () => {},
    stop: server.stop,
  };
}

async function connectFloor(port: number, user: string): Promise<Peer> {
  const socket = io(`http://127.0.0.1:${port}`, {
    transports: ["websocket"],
    forceNew: true,
    auth: { user },
  });
  await new Promise<void>((resolve, reject) => {
    socket.once("connect", () => resolve());
    socket.once("connect_error", reject);
  });
  return {
    send: async (to, text) => void (await socket.emitWithAck("send", { to, text })),
    onDidReceive: (listener) =>
      void socket.on("message", (message: { text: string }) => listener(message.text)),
    watch: async (whom) => void (await socket.emitWithAck("watch", whom)),
    change: async (mark) => void (await socket.emitWithAck("change", documentOfOrdinarySize(mark))),
    onDidNotify: (listener) =>
      void socket.on("changed", (document: { note: string }) => listener(document.note)),
    disconnect: () => void socket.disconnect(),
  };
}

/** About as many bytes as a presence document, so that the floor carries the same load. */
function documentOfOrdinarySize(mark: string) {
  return { note: mark, filling: "x".repeat(420) };
}
