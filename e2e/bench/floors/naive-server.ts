// F2, the naive durable chat: one SQLite commit per message, on the event loop, flushed each time.
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { Server } from "socket.io";

type Acknowledge = (reply: { ok: true }) => void;
interface Sent {
  readonly to: string;
  readonly text: string;
}

const folder = mkdtempSync(join(tmpdir(), "porchlight-floor-"));
const database = new DatabaseSync(join(folder, "chat.sqlite"));
database.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL");
database.exec(
  "CREATE TABLE message (id INTEGER PRIMARY KEY, sender TEXT, recipient TEXT, body TEXT, at TEXT) STRICT",
);
const insert = database.prepare(
  "INSERT INTO message (sender, recipient, body, at) VALUES (?, ?, ?, ?)",
);

const http = createServer();
const io = new Server(http, { transports: ["websocket"], serveClient: false });

io.on("connection", (socket) => {
  const user = String(socket.handshake.auth["user"]);
  void socket.join(user);
  socket.on("send", (message: Sent, acknowledge: Acknowledge) => {
    insert.run(user, message.to, message.text, new Date().toISOString());
    io.to(message.to).emit("message", { from: user, ...message });
    acknowledge({ ok: true });
  });
});

http.listen(0, "127.0.0.1", () => {
  // Sound: a server that listens on TCP has an address with a port.
  const { port } = http.address() as AddressInfo;
  console.log(JSON.stringify({ port }));
});
process.on("SIGTERM", () => {
  database.close();
  rmSync(folder, { recursive: true, force: true });
  process.exit(0);
});
