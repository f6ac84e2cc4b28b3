import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { announceHost, askForLink, withdrawHost } from "./running-host.ts";

let folder: string;
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), "porchlight-running-"))));
afterEach(() => rmSync(folder, { recursive: true }));

/** Whoever has the port, and hands out this link. */
async function startHolder(linkOf: (port: number) => string) {
  const server = createServer((_request, reply) =>
    reply.end(JSON.stringify({ link: linkOf(port) })),
  );
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  // Sound: listening on a port, not on a pipe.
  const { port } = server.address() as AddressInfo;
  await announceHost(folder, { port, linkSecret: "a secret" });
  return { port, [Symbol.dispose]: () => void server.close() };
}

describe("a second start", () => {
  it("gets a link to the host that runs", async () => {
    using holder = await startHolder((port) => `http://127.0.0.1:${port}/?token=x`);
    expect(await askForLink(folder)).toBe(`http://127.0.0.1:${holder.port}/?token=x`);
  });

  it.each([
    "file:///etc/passwd",
    "--help",
    "http://127.0.0.1.example/",
    "http://127.0.0.1:1/?token=x",
  ])("takes no link that leads elsewhere from who has the port since a crash: %s", async (link) => {
    using _holder = await startHolder(() => link);
    expect(await askForLink(folder)).toBeNull();
  });

  it("gets none where no host left word", async () => {
    await withdrawHost(folder);
    expect(await askForLink(folder)).toBeNull();
  });
});
