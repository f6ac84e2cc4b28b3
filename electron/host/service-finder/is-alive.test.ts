import { createServer, type RequestListener } from "node:http";
import { createHmac } from "node:crypto";
import { once } from "node:events";
import { afterEach, describe, expect, it } from "vitest";
import { launchProofText } from "../../../shared/contract/launch-proof.ts";
import { isAlive } from "./is-alive.ts";

const LAUNCH = "a launch secret, forty-three characters long";
const cleanups: (() => void)[] = [];
afterEach(() => {
  for (const clean of cleanups.splice(0)) clean();
});

/** Somebody who has the port. */
async function listen(answer: RequestListener) {
  const heard: string[] = [];
  const server = createServer((request, response) => {
    heard.push(JSON.stringify([request.url, request.rawHeaders]));
    answer(request, response);
  }).listen(0, "127.0.0.1");
  cleanups.push(() => {
    server.closeAllConnections();
    server.close();
  });
  await once(server, "listening");
  const address = server.address();
  return { heard, port: typeof address === "object" && address !== null ? address.port : 0 };
}

const runtimeAt = (port: number, pid = process.pid) => ({
  port,
  running: { launch: LAUNCH, pid },
});

const nonceOf = (url: string | undefined) => url?.split("/").at(-1) ?? "";

const proofOf = (nonce: string, port: number, secret = LAUNCH) =>
  createHmac("sha256", secret).update(launchProofText({ nonce, port })).digest("base64url");

describe("whether a service is alive", () => {
  it("is believed of who proves to know the launch secret", async () => {
    const { port } = await listen((request, response) => {
      const proof = proofOf(nonceOf(request.url), request.socket.localPort ?? 0);
      response.end(JSON.stringify({ proof }));
    });
    expect(await isAlive(runtimeAt(port))).toBe(true);
    // A process of nobody: its service has ended with it.
    expect(await isAlive(runtimeAt(port, 2 ** 22 + 1))).toBe(false);
  });

  it.each<[string, RequestListener]>([
    ["says that all is well", (_request, response) => response.end(`{"status":"ok"}`)],
    [
      "gives the question back",
      ({ url }, response) => response.end(JSON.stringify({ proof: nonceOf(url) })),
    ],
    [
      "knows another secret",
      ({ url, socket }, response) => {
        const proof = proofOf(nonceOf(url), socket.localPort ?? 0, "another");
        response.end(JSON.stringify({ proof }));
      },
    ],
    [
      "passes on the proof of a service on another port",
      ({ url, socket }, response) => {
        const proof = proofOf(nonceOf(url), (socket.localPort ?? 0) + 1);
        response.end(JSON.stringify({ proof }));
      },
    ],
    ["proves nothing", (_request, response) => response.end(`{"proof":""}`)],
    ["speaks something else", (_request, response) => response.end("<html>")],
    ["refuses", (_request, response) => response.writeHead(404).end()],
    ["leads elsewhere", (_request, response) => response.writeHead(302, { location: "/x" }).end()],
    ["never comes to an end", (_request, response) => void response.write("x".repeat(100_000))],
    ["breaks off", (request) => request.socket.destroy()],
  ])("is not believed of who %s, and the secret is told to nobody", async (_name, answer) => {
    const { port, heard } = await listen(answer);
    expect(await isAlive(runtimeAt(port))).toBe(false);
    expect(heard).toHaveLength(1);
    expect(heard.join()).not.toContain(LAUNCH);
  });

  it("is asked with another question every time", async () => {
    const { port, heard } = await listen((_request, response) => response.end());
    await isAlive(runtimeAt(port));
    await isAlive(runtimeAt(port));
    expect(heard[0]).not.toBe(heard[1]);
  });

  it("is not believed of who drips for ever", async () => {
    const { port } = await listen((_request, response) => {
      const timer = setInterval(() => response.write(" "), 50);
      cleanups.push(() => clearInterval(timer));
    });
    expect(await isAlive(runtimeAt(port), 300)).toBe(false);
  });
});
