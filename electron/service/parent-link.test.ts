import { afterEach, expect, it } from "vitest";
import { openParentLink } from "./parent-link.ts";

type Listener = (event?: { readonly data: unknown }) => void;

/** What Electron puts there in a utility process. */
function pretendElectron() {
  const listeners = new Map<string, Listener>();
  const posted: unknown[] = [];
  const parentPort = {
    on: (event: string, listener: Listener) => void listeners.set(event, listener),
    postMessage: (message: unknown) => void posted.push(message),
  };
  Object.assign(process, { parentPort });
  return { posted, emit: (event: string, data?: unknown) => listeners.get(event)?.({ data }) };
}
afterEach(() => void Reflect.deleteProperty(process, "parentPort"));

it("speaks over Electron's port where there is one", async () => {
  const { posted, emit } = pretendElectron();
  const parent = openParentLink();
  const first = parent.firstMessage();
  emit("message", { type: "start" });
  expect(await first).toEqual({ type: "start" });
  parent.post({ type: "ready" });
  expect(posted).toEqual([{ type: "ready" }]);
  let isGone = false;
  parent.onDidEnd(() => (isGone = true));
  emit("close");
  expect(isGone).toBe(true);
});

it("says nothing, and does not fail, where nobody listens", () => {
  const { send } = process;
  delete process.send;
  try {
    expect(() => openParentLink().post({ type: "ready" })).not.toThrow();
  } finally {
    if (send !== undefined) process.send = send;
  }
});
