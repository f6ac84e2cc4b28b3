import { times } from "../../../shared/contract/limits.ts";
import { unwrap } from "../../../shared/result/result.ts";
import type { ServiceLink } from "../connection/connection.ts";
import type { Clock, Log } from "../ports.ts";

export type UserInput = "active" | "idle";

/** RFC 2778's PRESENCE USER AGENT: keeps this device's own tuple alive, which is soft state. */
export interface Publisher {
  /** Publishes, and goes on doing so. Rejects when the service did not take the first one. */
  resume(): Promise<void>;
  pause(): void;
  /** Whether somebody uses this device; published at once when it changes. */
  reportUserInput(userInput: UserInput): void;
  /** Takes the tuple away, so that nobody has to wait for it to lapse. */
  signOff(): Promise<void>;
}

export interface PublisherOptions {
  readonly link: ServiceLink;
  readonly clock: Clock;
  readonly log: Log;
}

export function createPublisher({ link, clock, log }: PublisherOptions): Publisher {
  let userInput: UserInput = "active";
  let isPublishing = false;
  let cancelRefresh = (): void => {};

  function publish() {
    cancelRefresh();
    cancelRefresh = clock.schedule(() => void refresh(), times.publicationRefreshMs);
    return link.request("presence:publish", { userInput });
  }

  async function refresh(): Promise<void> {
    const reply = await publish();
    // The next refresh comes well before this one lapses.
    if (!reply.ok) log.warn({ code: reply.error.code }, "presence was not published");
  }

  function pause(): void {
    isPublishing = false;
    cancelRefresh();
  }

  return {
    resume: async () => {
      isPublishing = true;
      unwrap(await publish());
    },
    pause,
    reportUserInput: (reported) => {
      if (reported === userInput) return;
      userInput = reported;
      if (isPublishing) void refresh();
    },
    signOff: async () => {
      pause();
      await link.request("presence:unpublish", {});
    },
  };
}
