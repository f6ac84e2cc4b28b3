import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { get, type IncomingMessage } from "node:http";
import {
  LAUNCH_PROOF_PATH,
  LaunchProof,
  launchProofText,
} from "../../../shared/contract/launch-proof.ts";
import { parseJson } from "../../agent/archive/parse-json.ts";
import type { Runtime } from "./runtime-file.ts";

const ANSWER_MS = 2_000;
const MAX_ANSWER_CHARACTERS = 1_024;

/**
 * Whether the service that a runtime file speaks of still answers, within `answerMs`. Never rejects.
 *
 * Whoever answers has to prove that it knows the launch secret: the service may have died and anybody
 * taken its port, and would be handed that secret and a device's token next. Its launcher has to live
 * as well, for a service that has lost it is about to end.
 */
export async function isAlive(
  { port, running }: Runtime,
  answerMs: number = ANSWER_MS,
): Promise<boolean> {
  if (running === null || !isOwnProcess(running.pid)) return false;
  const nonce = randomBytes(32).toString("base64url");
  const answer = await ask(port, nonce, answerMs);
  const proof = LaunchProof.safeParse(answer === null ? null : parseJson(answer)).data?.proof;
  const expected = createHmac("sha256", running.launch).update(launchProofText({ nonce, port }));
  // As long as any other digest, which is what the schema has made sure of.
  const wanted = expected.digest("base64url");
  return proof !== undefined && timingSafeEqual(Buffer.from(proof), Buffer.from(wanted));
}

function isOwnProcess(pid: number): boolean {
  try {
    // Signal 0 is never sent; it only asks whether it could be.
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** Null when there is no whole answer in time. */
function ask(port: number, nonce: string, answerMs: number): Promise<string | null> {
  return new Promise((resolve) => {
    const path = `${LAUNCH_PROOF_PATH}/${nonce}`;
    // For all of the answer. And a connection of its own: nothing stays open to a service that may end.
    const signal = AbortSignal.timeout(answerMs);
    const asked = get({ host: "127.0.0.1", port, path, agent: false, signal }, (response) => {
      void read(response).then(resolve, () => resolve(null));
    });
    asked.on("error", () => resolve(null));
  });
}

async function read(response: IncomingMessage): Promise<string | null> {
  if (response.statusCode !== 200) {
    response.destroy();
    return null;
  }
  let text = "";
  for await (const chunk of response.setEncoding("utf8")) {
    text += chunk;
    // Leaving the loop ends the connection.
    if (text.length > MAX_ANSWER_CHARACTERS) return null;
  }
  return text;
}
