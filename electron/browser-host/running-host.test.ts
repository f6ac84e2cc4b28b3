import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { signLink, signLinkRequest } from "./access/link-signature.ts";
import { announceHost, askForLink, withdrawHost } from "./running-host.ts";

let folder: string;
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), "porchlight-running-"))));
afterEach(() => rmSync(folder, { recursive: true }));

const SECRET = "a secret";

/** Whoever has the port, and gives this answer to a question. */
async function startHolder(answer: (port: number, nonce: string) => object) {
  const heard: string[] = [];
  const server = createServer((request, reply) => {
    heard.push(JSON.stringify([request.url, request.rawHeaders]));
    reply.end(JSON.stringify(answer(port, request.url?.split("/").at(-1) ?? "")));
  });
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  // Sound: listening on a port, not on a pipe.
  const { port } = server.address() as AddressInfo;
  await announceHost(folder, { port, linkSecret: SECRET });
  return { port, heard, [Symbol.dispose]: () => void server.close() };
}

const signed = (link: string, nonce: string, secret = SECRET) => ({
  link,
  proof: signLink(secret, { nonce, link }),
});

describe("a second start", () => {
  it("gets a link to the host that runs", async () => {
    using holder = await startHolder((port, nonce) =>
      signed(`http://127.0.0.1:${port}/?token=x`, nonce),
    );
    expect(await askForLink(folder)).toBe(`http://127.0.0.1:${holder.port}/?token=x`);
  });

  it.each([
    "file:///etc/passwd",
    "--help",
    "http://127.0.0.1.example/",
    "http://127.0.0.1:1/?token=x",
  ])("takes no link that leads elsewhere: %s", async (link) => {
    using _holder = await startHolder((_port, nonce) => signed(link, nonce));
    expect(await askForLink(folder)).toBeNull();
  });

  it("takes no link from a stranger who has the port since a crash, and tells it no secret", async () => {
    const answers: ((link: string, nonce: string) => object)[] = [
      (link) => ({ link }),
      (link, nonce) => ({ link, proof: nonce }),
      (link, nonce) => signed(link, nonce, "another secret"),
      (link, nonce) => signed(link, `${nonce}x`),
      (link, nonce) => ({ link, proof: signed(`${link}y`, nonce).proof }),
      (link, nonce) => ({ link, proof: signLinkRequest(SECRET, nonce) }),
    ];
    for (const answer of answers) {
      using holder = await startHolder((port, nonce) =>
        answer(`http://127.0.0.1:${port}/?token=x`, nonce),
      );
      expect(await askForLink(folder)).toBeNull();
      expect(holder.heard).toHaveLength(1);
      expect(holder.heard.join()).not.toContain(SECRET);
    }
  });

  it("gets none where no host left word", async () => {
    await withdrawHost(folder);
    expect(await askForLink(folder)).toBeNull();
  });
});
