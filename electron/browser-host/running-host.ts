import { randomBytes } from "node:crypto";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { readTextFile } from "../host/profile/read-text-file.ts";
import { writePrivateFile } from "../host/profile/write-private-file.ts";
import { isSame } from "./access/is-same.ts";
import { signLink, signLinkRequest } from "./access/link-signature.ts";
import { LINK_PATH } from "./link-route.ts";

const TIMEOUT_MS = 3_000;

const RunningHost = z.object({
  port: z.int().min(1).max(65_535),
  linkSecret: z.string().min(1).max(200),
});
export type RunningHost = z.output<typeof RunningHost>;

const Answer = z.object({ link: z.string().max(500), proof: z.string().max(100) });

const fileOf = (profileFolder: string) => join(profileFolder, "browser-host.json");

/** Leaves word in the profile of where its host listens, for a second start to find. */
export function announceHost(profileFolder: string, host: RunningHost): Promise<void> {
  return writePrivateFile(fileOf(profileFolder), JSON.stringify(host));
}

export function withdrawHost(profileFolder: string): Promise<void> {
  return rm(fileOf(profileFolder), { force: true });
}

/** A fresh link to the host that has this profile open; null when no browser host has, whoever has its port. */
export async function askForLink(profileFolder: string): Promise<string | null> {
  try {
    const text = (await readTextFile(fileOf(profileFolder))) ?? "";
    const { port, linkSecret } = RunningHost.parse(JSON.parse(text));
    const nonce = randomBytes(32).toString("base64url");
    const reply = await fetch(`http://127.0.0.1:${port}${LINK_PATH}/${nonce}`, {
      method: "POST",
      headers: { authorization: `Bearer ${signLinkRequest(linkSecret, nonce)}` },
      redirect: "error",
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const { link, proof } = Answer.parse(await reply.json());
    if (!isSame(proof, signLink(linkSecret, { nonce, link }))) return null;
    // It is about to be opened, so its form is not taken on trust either.
    return URL.parse(link)?.origin === `http://127.0.0.1:${port}` ? link : null;
  } catch {
    // No word left, or by a host that is gone: then it is not a browser host that has the profile.
    return null;
  }
}
