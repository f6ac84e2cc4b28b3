import { BRIDGE_GLOBAL } from "../../../shared/contract/bridge-names.ts";
import { BRIDGE_PATH, FRESH_LINK_PATH } from "../bridge/bridge-address.ts";
import { createBridgeClient } from "./bridge-client.ts";
import type { PageSocket } from "./keep-connected.ts";
import { createProofKeeper, type ProofPlaces } from "./proof-keeper.ts";

// What a tab has and the compiler's view of this room, which is Node's, has not.
declare const location: ProofPlaces["location"] & {
  readonly host: string;
  reload(): void;
  replace(url: string): void;
};
declare const history: ProofPlaces["history"];
declare function open(url: string, target: string, features: string): unknown;

const bridge = createBridgeClient({
  connect,
  proofs: createProofKeeper({ storage: localStorage, location, history }),
  askForLink: () => location.replace(FRESH_LINK_PATH),
  async isAdmitted() {
    try {
      const reply = await fetch(location.pathname, { method: "HEAD", cache: "no-store" });
      return reply.status !== 401;
    } catch {
      return null;
    }
  },
  reload: () => location.reload(),
  openLink: (url) => void open(url, "_blank", "noopener,noreferrer"),
  schedule: (run, delayMs) => void setTimeout(run, delayMs),
  now: () => new Date(),
});

// As the preload's: there to be read, not to be replaced by a later script.
Object.defineProperty(globalThis, BRIDGE_GLOBAL, { value: Object.freeze(bridge) });

function connect(): PageSocket {
  const socket = new WebSocket(`ws://${location.host}${BRIDGE_PATH}`);
  return {
    send: (text) => socket.send(text),
    onDidOpen: (listener) => socket.addEventListener("open", listener),
    onDidReceive: (listener) =>
      socket.addEventListener("message", ({ data }) => listener(String(data))),
    onDidClose: (listener) => socket.addEventListener("close", ({ code }) => listener(code)),
  };
}
