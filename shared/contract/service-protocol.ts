import { z } from "zod";
import { accessCalls, accessEvents } from "./access.ts";
import { accountCalls, accountEvents, DeviceToken } from "./account.ts";
import { buddyCalls, buddyEvents } from "./buddy.ts";
import { deviceUseCalls } from "./device-use.ts";
import { limits } from "./limits.ts";
import { messageCalls, messageEvents } from "./message.ts";
import { practiceCalls } from "./practice.ts";
import { presenceCalls, presenceEvents } from "./presence.ts";
import { visibilityCalls, visibilityEvents } from "./visibility.ts";
import { presentityCalls, presentityEvents } from "./presentity.ts";
import { watcherReadingCalls, watcherReadingEvents } from "./watcher-reading.ts";
import { watcherCalls, watcherEvents } from "./watcher.ts";

/** The namespace for those who are not signed in yet. */
export const ENTRANCE = "/entrance";

/**
 * What a client says when it connects, in socket.io's `auth`. Extra fields of newer clients are
 * ignored. A refused connection gets `connect_error` with a `Failure` in `data`.
 */
export const Handshake = z.object({
  protocol: z.int().positive(),
  /**
   * What a session is opened with. In the entrance optional: one that this device held for the account
   * before, signed out or not, sets its sign-in apart from those of strangers on the same network.
   */
  token: DeviceToken.optional(),
  /** Proves to the bundled service that the caller may read this computer account's files. */
  launch: z.string().max(limits.token).optional(),
});
export type Handshake = z.output<typeof Handshake>;

/** Everything a signed-in client may ask, client to service. */
export const serviceCalls = {
  ...accountCalls,
  ...presenceCalls,
  ...deviceUseCalls,
  ...presentityCalls,
  ...accessCalls,
  ...watcherCalls,
  ...watcherReadingCalls,
  ...buddyCalls,
  ...messageCalls,
  ...practiceCalls,
  ...visibilityCalls,
} as const;
export type ServiceCalls = typeof serviceCalls;

/** Everything the service tells a signed-in client unasked. */
export const serviceEvents = {
  ...accountEvents,
  ...presenceEvents,
  ...presentityEvents,
  ...accessEvents,
  ...watcherEvents,
  ...watcherReadingEvents,
  ...buddyEvents,
  ...messageEvents,
  ...visibilityEvents,
} as const;
export type ServiceEvents = typeof serviceEvents;
