// F1, the floor of everything: a bare socket.io server that relays to a room and stores nothing.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Server } from "socket.io";

type Acknowledge = (reply: { ok: true }) => void;
interface Sent {
  readonly to: string;
  readonly text: string;
}

const http = createServer();
const io = new Server(http, { transports: ["websocket"], serveClient: false });

io.on("connection", (socket) => {
  const user = String(socket.handshake.auth["user"]);
  void socket.join(user);
  socket.on("send", (message: Sent, acknowledge: Acknowledge) => {
    io.to(message.to).emit("message", { from: user, ...message });
    acknowledge({ ok: true });
  });
  socket.on("watch", (who: string, acknowledge: Acknowledge) => {
    void socket.join(`watchers of ${who}`);
    acknowledge({ ok: true });
  });
  socket.on("change", (document: unknown, acknowledge: Acknowledge) => {
    io.to(`watchers of ${user}`).emit("changed", document);
    acknowledge({ ok: true });
  });
});

http.listen(0, "127.0.0.1", () => {
  // Sound: a server that listens on TCP has an address with a port.
  const { port } = http.address() as AddressInfo;
  console.log(JSON.stringify({ port }));
});
process.on("SIGTERM", () => process.exit(0));
