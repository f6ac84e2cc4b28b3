import type { Archive } from "../archive/open-archive.ts";
import type { AgentConnection } from "../connection/connection.ts";
import { isTransient } from "../connection/is-transient.ts";

export interface DisplayedReports {
  /** Tells the service what was displayed and not yet told. Safe to call at any time. */
  send(): void;
}

export interface DisplayedReportsOptions {
  readonly archive: Archive;
  readonly request: AgentConnection["request"];
}

/** What was read while offline is reported at the next connection: it is in the archive until told. */
export function createDisplayedReports({
  archive,
  request,
}: DisplayedReportsOptions): DisplayedReports {
  let isSending = false;
  let isAskedAgain = false;

  async function sendAll(): Promise<void> {
    for (const displayed of await archive.run("displayed:unreported")) {
      const reply = await request("message:displayed", displayed);
      // What the service refuses for good would be refused again at every connection.
      if (reply.ok || !isTransient(reply.error.code))
        await archive.run("displayed:reported", displayed);
    }
  }

  function send(): void {
    isAskedAgain = isSending;
    if (isSending) return;
    isSending = true;
    // A failing archive shows elsewhere; the report is not lost, only late.
    void sendAll()
      .catch(() => {})
      .finally(() => {
        isSending = false;
        if (isAskedAgain) send();
      });
  }

  return { send };
}
