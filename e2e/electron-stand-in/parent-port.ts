import { EventEmitter } from "node:events";

// Loaded into a utility process before its own code.
const send = process.send?.bind(process);
const waiting: unknown[] = [];
const port = Object.assign(new EventEmitter(), {
  postMessage: (message: unknown) => send?.(message),
});

process.on("message", (data) => {
  if (port.listenerCount("message") === 0) waiting.push(data);
  else port.emit("message", { data, ports: [] });
});
// Messages wait until somebody listens.
port.on("newListener", (name) => {
  if (name !== "message") return;
  setImmediate(() => {
    for (const data of waiting.splice(0)) port.emit("message", { data, ports: [] });
  });
});
// Chromium ends its children when it is gone, and does not ask them.
process.on("disconnect", () => process.kill(process.pid, "SIGKILL"));

Object.defineProperty(process, "parentPort", { value: port });
Object.defineProperty(process, "send", { value: undefined });
