/** The process that started this one, whichever way it did. */
export interface ParentLink {
  firstMessage(): Promise<unknown>;
  post(message: unknown): void;
  /** The parent is gone. */
  onDidEnd(listener: () => void): void;
  /** Stops listening, so that this process can end by itself. */
  close(): void;
}

/** What Electron gives a utility process; its own types are not to be had outside of Electron's room. */
interface ElectronPort {
  on(event: "message", listener: (event: { readonly data: unknown }) => void): void;
  on(event: "close", listener: () => void): void;
  postMessage(message: unknown): void;
}

const LAST_WORD_MS = 500;

/** Electron's `utilityProcess` where there is one, `child_process` with an IPC channel otherwise. */
export function openParentLink(): ParentLink {
  return "parentPort" in process && isElectronPort(process.parentPort)
    ? electronLink(process.parentPort)
    : nodeLink();
}

function isElectronPort(port: unknown): port is ElectronPort {
  return typeof port === "object" && port !== null && "postMessage" in port;
}

function electronLink(port: ElectronPort): ParentLink {
  return {
    firstMessage: () => new Promise((resolve) => port.on("message", ({ data }) => resolve(data))),
    post: (message) => port.postMessage(message),
    onDidEnd: (listener) => port.on("close", listener),
    // Electron's port can't be let go of, and does not say when the last message has left.
    close: () => void setTimeout(() => process.exit(), LAST_WORD_MS),
  };
}

function nodeLink(): ParentLink {
  const listeners = new Set<() => void>();
  return {
    firstMessage: () => new Promise((resolve) => process.once("message", resolve)),
    post: (message) => {
      if (process.connected) process.send?.(message);
    },
    onDidEnd: (listener) => {
      listeners.add(listener);
      process.once("disconnect", listener);
    },
    close: () => {
      for (const listener of listeners) process.off("disconnect", listener);
      if (process.connected) process.disconnect();
    },
  };
}
