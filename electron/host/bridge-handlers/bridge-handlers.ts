import { accountHandlers } from "./account-handlers.ts";
import { alertHandlers } from "./alert-handlers.ts";
import { appHandlers } from "./app-handlers.ts";
import { conversationHandlers } from "./conversation-handlers.ts";
import { deviceHandlers } from "./device-handlers.ts";
import type { BridgeHandlers, HandlerDeps } from "./handler-deps.ts";
import { interchangeHandlers } from "./interchange-handlers.ts";
import { pollHandlers } from "./poll-handlers.ts";
import { presenceHandlers } from "./presence-handlers.ts";
import { visibilityHandlers } from "./visibility-handlers.ts";
import { presentityHandlers } from "./presentity-handlers.ts";
import { watcherHandlers } from "./watcher-handlers.ts";

/** One function per call of the bridge. A handler refuses with an `AppError` and catches nothing. */
export function bridgeHandlers(deps: HandlerDeps): BridgeHandlers {
  return {
    ...appHandlers(deps),
    ...accountHandlers(deps),
    ...presenceHandlers(deps),
    ...presentityHandlers(deps),
    ...watcherHandlers(deps),
    ...visibilityHandlers(deps),
    ...alertHandlers(deps),
    ...pollHandlers(deps),
    ...deviceHandlers(deps),
    ...conversationHandlers(deps),
    ...interchangeHandlers(deps),
  };
}
