import { platform } from "node:process";
import type { DeviceSenses } from "../../../shared/contract/auto-away.ts";
import { AppError } from "../../../shared/result/app-error.ts";
import { askEntrance } from "../../agent/connection/entrance.ts";
import { serviceUrlOf } from "../account/service-url.ts";
import { linkToOpen } from "../link-to-open.ts";
import type { BridgeHandlers, HandlerDeps } from "./handler-deps.ts";
import { readSnapshot } from "./snapshot.ts";

const PAGE_ONLY: DeviceSenses = { input: "page", lock: false, sleep: false };

type Calls = "app:snapshot" | "app:describe-service" | "app:open-link" | "preference:change";

export function appHandlers(deps: HandlerDeps): Pick<BridgeHandlers, Calls> {
  const { options, clock, accounts, services, profile, events } = deps;
  const { kind, version, profile: name, senses = PAGE_ONLY } = options;
  return {
    "app:snapshot": async (_input, { windowId }) => {
      // A page that begins anew looks at nothing yet.
      accounts.active()?.agent.information.close(windowId);
      return {
        host: { kind, version, profile: name, platform, senses },
        serviceFailure: services.failure(),
        preferences: profile.preferences(),
        ...(await readSnapshot(accounts, clock)),
      };
    },
    "app:describe-service": async ({ url }) => {
      const service = await services.locate(url === null ? null : serviceUrlOf(url));
      return askEntrance({ service, name: "service:describe", input: {} });
    },
    "app:open-link": async ({ url }) => {
      const link = linkToOpen(url);
      if (link === null) throw new AppError("forbidden", "only web and mail links are opened");
      await options.openLink(link);
      return {};
    },
    "preference:change": async (changed) => {
      const preferences = await profile.changePreferences(changed);
      accounts.active()?.agent.away.configure(preferences.autoAway);
      events.state("preferences:changed", preferences);
      return preferences;
    },
  };
}
