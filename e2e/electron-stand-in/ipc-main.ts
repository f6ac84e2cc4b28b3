type Handler = (event: unknown, ...args: unknown[]) => unknown;

export interface IpcMain {
  handle(channel: string, handler: Handler): void;
  removeHandler(channel: string): void;
  /** Rejects as `ipcRenderer.invoke` does when nobody handles the channel. */
  invoke(channel: string, event: object, input: unknown): Promise<unknown>;
}

export function createIpcMain(): IpcMain {
  const handlers = new Map<string, Handler>();
  return {
    handle(channel, handler) {
      if (handlers.has(channel))
        throw new Error(`Attempted to register a second handler for '${channel}'`);
      handlers.set(channel, handler);
    },
    removeHandler: (channel) => void handlers.delete(channel),
    async invoke(channel, event, input) {
      const handler = handlers.get(channel);
      if (handler === undefined) throw new Error(`No handler registered for '${channel}'`);
      return handler(event, input);
    },
  };
}
