import type { WebSocket } from "ws";
import type { Log } from "../../agent/ports.ts";
import type { Entrance } from "../access/entrance.ts";
import { NOT_PROVED } from "./bridge-address.ts";
import { parseFrame, ProofFrame, type WelcomeFrame } from "./bridge-frame.ts";
import { closeSoon, MESSAGE_TOO_BIG, POLICY_VIOLATION, UNSUPPORTED_DATA } from "./close-soon.ts";
import { textOf } from "./text-of.ts";

/** Room for two secrets of any length there will be. */
const MAX_PROOF_BYTES = 1_024;

export interface ProofWanted {
  readonly entrance: Pick<Entrance, "prove">;
  readonly log: Log;
  /** How long the page may take. */
  readonly proofMs: number;
  /** Called at most once, in the turn of the proof: no later frame is missed. */
  readonly onDidProve: () => void;
}

/** Takes one frame from a connection, and ends it unless that frame proves it to be our page's. */
export function awaitProof(socket: WebSocket, wanted: ProofWanted): void {
  const { entrance, log, proofMs, onDidProve } = wanted;
  const timer = setTimeout(() => refuse(POLICY_VIOLATION, "no proof came"), proofMs);

  function refuse(code: number, reason: string): void {
    log.warn({ code }, `refused a connection to the bridge: ${reason}`);
    socket.removeAllListeners("message");
    closeSoon(socket, code, reason);
  }

  function look(text: string): void {
    const frame = parseFrame(ProofFrame, text);
    if (frame === null) return refuse(POLICY_VIOLATION, "a proof is wanted first");
    const proof = entrance.prove(frame);
    if (proof === null) return refuse(NOT_PROVED, "the proof is not known");
    const welcome: WelcomeFrame = { proof };
    socket.send(JSON.stringify(welcome));
    onDidProve();
  }

  socket.once("close", () => clearTimeout(timer));
  socket.once("message", (data, isBinary) => {
    clearTimeout(timer);
    if (isBinary) return refuse(UNSUPPORTED_DATA, "text only");
    const text = textOf(data);
    if (text.length > MAX_PROOF_BYTES) return refuse(MESSAGE_TOO_BIG, "too long for a proof");
    look(text);
  });
}
