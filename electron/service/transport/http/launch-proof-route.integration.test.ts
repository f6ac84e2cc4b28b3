import { createHmac } from "node:crypto";
import { afterEach, describe, expect, it } from "vitest";
import { launchProofText } from "../../../../shared/contract/launch-proof.ts";
import type { Log } from "../../ports.ts";
import { createMeter } from "../metrics.ts";
import { createHttpServer } from "./http-server.ts";
import { listen } from "./listen.ts";

const LAUNCH = "the-secret-of-this-launch";
const log: Log = { debug() {}, info() {}, warn() {}, error() {} };
const NONCE = "n".repeat(43);
const running: ReturnType<typeof createHttpServer>[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((http) => http.close()));
});

async function start(launch: string | null): Promise<number> {
  const isReady = () => true;
  const http = createHttpServer({ log, meter: createMeter(), launch, isReady });
  running.push(http);
  return listen(http, { host: "127.0.0.1", port: 0 });
}

const ask = (port: number, nonce: string, headers: Record<string, string> = {}) =>
  fetch(`http://127.0.0.1:${port}/launch-proof/${nonce}`, { headers });

describe("the launch proof", () => {
  it("is given by a bundled service for every question and for its own port", async () => {
    const port = await start(LAUNCH);
    const reply = await ask(port, NONCE);
    const text = launchProofText({ nonce: NONCE, port });
    const proof = createHmac("sha256", LAUNCH).update(text).digest("base64url");
    expect(await reply.json()).toEqual({ proof });
    expect(reply.headers.get("cache-control")).toBe("no-store");
  });

  it.each(["", "short", "n".repeat(44), "%00".repeat(43), `${"n".repeat(42)}%2f`])(
    "answers no question like %j",
    async (nonce) => {
      expect((await ask(await start(LAUNCH), nonce)).status).toBe(404);
    },
  );

  it("is not to be had of a service that has no launch secret, nor by a page", async () => {
    expect((await ask(await start(null), NONCE)).status).toBe(404);
    const page = { origin: "http://evil.example" };
    expect((await ask(await start(LAUNCH), NONCE, page)).status).toBe(403);
  });
});
