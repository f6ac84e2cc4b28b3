import type { Handlers } from "../../../shared/contract/define.ts";
import type { deviceUseCalls } from "../../../shared/contract/device-use.ts";
import type { presenceCalls } from "../../../shared/contract/presence.ts";
import type { Caller } from "../ports.ts";
import type { Choosing } from "../presentity/choosing.ts";
import type { Fetching } from "./fetching.ts";
import type { Presentities } from "./presentities.ts";
import type { Subscriptions } from "./subscriptions.ts";

type PresenceCalls = typeof presenceCalls & typeof deviceUseCalls;

export interface PresenceDeps {
  readonly presentities: Presentities;
  readonly subscriptions: Subscriptions;
  readonly fetching: Fetching;
  readonly choose: Choosing;
}

export function presenceHandlers(deps: PresenceDeps): Handlers<PresenceCalls, Caller> {
  const { presentities, subscriptions, fetching, choose } = deps;
  return {
    "presence:publish": async (claimed, caller) => {
      const expiresAt = await presentities.publish(caller, claimed);
      return { expiresAt: new Date(expiresAt).toISOString() };
    },
    "presence:devices": async (_input, { principal }) => ({
      devices: await presentities.devicesOf(principal),
    }),
    "presence:unpublish": async (_input, { principal, deviceId }) => {
      await presentities.unpublish(principal, deviceId);
      return {};
    },
    "status:choose": ({ presentity, ...chosen }, caller) => choose(caller, presentity, chosen),
    "presence:fetch": async ({ presentities: addresses }, caller) => {
      const looks = await fetching(caller, addresses);
      return {
        results: looks.map((look) =>
          look.ok
            ? look
            : { ...look, error: { code: look.error.code, message: look.error.message } },
        ),
      };
    },
    "presence:subscribe": ({ presentity }, caller) => subscriptions.subscribe(caller, presentity),
    "presence:unsubscribe": ({ subscriptionId }, caller) =>
      subscriptions.cancel(caller, subscriptionId),
    "presence:resume": async (_input, caller) => ({
      watched: await subscriptions.resume(caller),
    }),
  };
}
