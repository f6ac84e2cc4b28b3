import type { DeviceUse } from "../../../shared/contract/device-use.ts";
import { times } from "../../../shared/contract/limits.ts";
import { unwrap } from "../../../shared/result/result.ts";
import type { ServiceLink } from "../connection/connection.ts";
import type { OnDid } from "../emitter.ts";
import type { Clock, Log } from "../ports.ts";

/** RFC 2778's PRESENCE USER AGENT: keeps this device's own tuple alive, which is soft state. */
export interface Publisher {
  /** Publishes, and goes on doing so. Rejects when the service did not take the first one. */
  resume(): Promise<void>;
  pause(): void;
  /** Takes the tuple away, so that nobody has to wait for it to lapse. */
  signOff(): Promise<void>;
}

export interface PublisherOptions {
  readonly link: ServiceLink;
  /** What the device says of itself; a change is published at once. */
  readonly use: { use(): DeviceUse; readonly onDidChangeUse: OnDid<DeviceUse> };
  readonly clock: Clock;
  readonly log: Log;
}

export function createPublisher({ link, use, clock, log }: PublisherOptions): Publisher {
  let isPublishing = false;
  let cancelRefresh = (): void => {};

  function publish() {
    cancelRefresh();
    cancelRefresh = clock.schedule(() => void refresh(), times.publicationRefreshMs);
    return link.request("presence:publish", saying(use.use()));
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

  use.onDidChangeUse(() => {
    if (isPublishing) void refresh();
  });

  return {
    resume: async () => {
      isPublishing = true;
      unwrap(await publish());
    },
    pause,
    signOff: async () => {
      pause();
      await link.request("presence:unpublish", {});
    },
  };
}

/** Only what there is to say. */
function saying({ userInput, lastInput, away }: DeviceUse) {
  return {
    userInput,
    ...(lastInput === null ? {} : { lastInput }),
    ...(away === null ? {} : { away }),
  };
}
