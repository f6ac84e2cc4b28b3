import { fail, type Result } from "../../../shared/result/result.ts";

/** Calls without a reply yet, in the order they were made. */
export interface PendingCalls {
  /** The reply never rejects. Throws when `input` is nothing that JSON can say. */
  add(
    name: string,
    input: unknown,
  ): { readonly id: number; readonly reply: Promise<Result<unknown>> };
  /** Hands over what was not sent yet. */
  sendWaiting(send: (text: string) => void): void;
  settle(id: number, result: Result<unknown>): void;
  /** Their replies went down with the connection; whether they were carried out is not known. */
  failSent(): void;
  /** Gives up one call, unless it was sent. */
  failUnsent(id: number): void;
}

/** Nobody says whether it was done. */
export function hostUnreachable(): Result<never> {
  return fail("host-unreachable", "the host can't be reached");
}

interface PendingCall {
  readonly text: string;
  isSent: boolean;
  readonly settle: (result: Result<unknown>) => void;
}

export function createPendingCalls(): PendingCalls {
  const pending = new Map<number, PendingCall>();
  let lastId = 0;

  function settle(id: number, result: Result<unknown>): void {
    pending.get(id)?.settle(result);
    pending.delete(id);
  }
  const unreachable = (id: number) => settle(id, hostUnreachable());

  return {
    add(name, input) {
      lastId += 1;
      const id = lastId;
      const text = JSON.stringify({ id, name, input });
      const { promise, resolve } = Promise.withResolvers<Result<unknown>>();
      pending.set(id, { text, isSent: false, settle: resolve });
      return { id, reply: promise };
    },
    sendWaiting(send) {
      for (const call of pending.values()) {
        if (!call.isSent) send(call.text);
        call.isSent = true;
      }
    },
    settle,
    failSent() {
      for (const [id, call] of pending) if (call.isSent) unreachable(id);
    },
    failUnsent(id) {
      if (pending.get(id)?.isSent === false) unreachable(id);
    },
  };
}
