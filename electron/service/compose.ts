import { callTable } from "./transport/bind-calls.ts";
import { entranceCalls } from "../../shared/contract/account.ts";
import type { Handlers } from "../../shared/contract/define.ts";
import { type ServiceCalls, serviceCalls } from "../../shared/contract/service-protocol.ts";
import { DEFAULT_HANDLING } from "../../shared/model/access-decision.ts";
import { initialSetting } from "../../shared/model/status-setting.ts";
import { createAccountDirectory } from "./account/account-directory.ts";
import { createAuthenticate } from "./account/authenticate.ts";
import { createDeviceActivity } from "./account/device-activity.ts";
import { entranceHandlers } from "./account/entrance-handlers.ts";
import { accountHandlers } from "./account/handlers.ts";
import { createPasswordHasher } from "./account/password-hasher.ts";
import { createSignInGuard } from "./account/sign-in-guard.ts";
import { messageHandlers } from "./message/handlers.ts";
import { createInboxFanOut } from "./message/inbox-fan-out.ts";
import type { MessagePolicy } from "./message/message-policy.ts";
import { createReceiptTeller } from "./message/receipt-teller.ts";
import type { Bus, Caller, Clock, Log } from "./ports.ts";
import type { ServiceSettings } from "./service-settings.ts";
import type { ServiceDatabase } from "./storage/service-database.ts";
import { createSqliteAccountRepository } from "./storage/sqlite/sqlite-account-repository.ts";
import { createSqliteMessageRepository } from "./storage/sqlite/sqlite-message-repository.ts";
import type { SessionRegistry } from "./transport/session-registry.ts";
import type { SocketRoutes } from "./transport/socket-transport.ts";

/** What every room stands on. */
export interface Foundation {
  readonly settings: ServiceSettings;
  /** The domain of the accounts here. */
  readonly domain: string;
  readonly clock: Clock;
  readonly log: Log;
  readonly database: ServiceDatabase;
  readonly bus: Bus;
  readonly sessions: SessionRegistry;
}

export interface Composition {
  readonly routes: SocketRoutes;
  /** Finishes what the rooms still have to write; after the last connection, before the database closes. */
  stop(): Promise<void>;
}

/** The only place that knows which implementations stand behind the ports. */
export async function compose(foundation: Foundation): Promise<Composition> {
  const { settings, domain, clock, log, database, bus, sessions } = foundation;
  const facts = {
    domain,
    registration: settings.registration,
    hasPracticeBuddies: settings.hasPracticeBuddies,
  };
  const accounts = createSqliteAccountRepository(database);
  const directory = createAccountDirectory(accounts);
  const authenticate = createAuthenticate(accounts);
  const activity = createDeviceActivity({ accounts, sessions, clock, log });

  const policy: MessagePolicy = {
    isAccepting: () => true,
    handlingOf: () => DEFAULT_HANDLING,
    maySee: () => false,
  };

  const messages = createSqliteMessageRepository(database);
  const fanOut = createInboxFanOut(bus);
  const receipts = createReceiptTeller({ messages, policy, fanOut, clock, log });

  const session: Partial<Handlers<ServiceCalls, Caller>> = {
    ...accountHandlers({
      accounts,
      sessions,
      facts,
      clock,
      welcome: {
        statusOf: () => initialSetting(new Date(clock.now())),
        inboxPosition: (caller) => messages.position(caller.principal, caller.deviceId),
      },
    }),
    ...messageHandlers({ messages, policy, fanOut, receipts, domain, clock }),
  };
  const entrance = entranceHandlers({
    accounts,
    hasher: createPasswordHasher(settings.passwordCost),
    guard: createSignInGuard(clock),
    facts,
    reservedNames: [],
    clock,
  });
  return {
    routes: {
      authenticate,
      entrance: callTable(entranceCalls, entrance),
      session: callTable(serviceCalls, session),
    },
    stop: async () => {
      await receipts.idle();
      await activity.stop();
    },
  };
}
