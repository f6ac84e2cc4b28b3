import { fail, type Result } from "../../../shared/result/result.ts";

/** Counts the calls under way, so that the service can end between two of them. */
export interface CallGate {
  pass(run: () => Promise<Result<unknown>>): Promise<Result<unknown>>;
  isOpen(): boolean;
  /** Lets no further call in; resolves when none is under way, at the latest after `patienceMs`. */
  close(patienceMs: number): Promise<void>;
}

/** The same gate, and whether a call that came this way is under way. */
export function watchGate(gate: Pick<CallGate, "pass">) {
  let underWay = 0;
  const pass: CallGate["pass"] = async (run) => {
    underWay += 1;
    try {
      return await gate.pass(run);
    } finally {
      underWay -= 1;
    }
  };
  return { gate: { pass }, isBusy: () => underWay > 0 };
}

export function createCallGate(): CallGate {
  let underWay = 0;
  let whenIdle: (() => void) | undefined;
  let isClosed = false;

  const pass: CallGate["pass"] = async (run) => {
    if (isClosed) return fail("unavailable", "the service is stopping");
    underWay += 1;
    try {
      return await run();
    } finally {
      underWay -= 1;
      if (underWay === 0) whenIdle?.();
    }
  };

  return {
    pass,
    isOpen: () => !isClosed,
    close: async (patienceMs) => {
      isClosed = true;
      if (underWay === 0) return;
      await new Promise<void>((resolve) => {
        whenIdle = resolve;
        setTimeout(resolve, patienceMs).unref();
      });
    },
  };
}
