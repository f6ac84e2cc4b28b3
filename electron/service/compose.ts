import { callTable } from "./transport/bind-calls.ts";
import { createClientAddress } from "./transport/client-address.ts";
import type { FastifyInstance } from "fastify";
import { addPresenceRoute } from "./transport/http/presence-route.ts";
import { addWatchersRoute } from "./transport/http/watchers-route.ts";
import { addSignInRoute } from "./transport/http/sign-in-route.ts";
import { type CountAct, createRateLimit } from "./transport/rate-limit.ts";
import { entranceCalls } from "../../shared/contract/account.ts";
import type { Handlers } from "../../shared/contract/define.ts";
import { type ServiceCalls, serviceCalls } from "../../shared/contract/service-protocol.ts";
import { presentityOf } from "../../shared/model/address.ts";
import { composePractice } from "./compose-practice.ts";
import { composePresence } from "./compose-presence.ts";
import type { Foundation } from "./foundation.ts";
import { createAccountDirectory } from "./account/account-directory.ts";
import { createAuthenticate } from "./account/authenticate.ts";
import { createDeviceActivity } from "./account/device-activity.ts";
import { entranceHandlers } from "./account/entrance-handlers.ts";
import { accountHandlers, type WelcomeFacts } from "./account/handlers.ts";
import { inviteFirst } from "./account/invitation.ts";
import { createPasswordHasher } from "./account/password-hasher.ts";
import { createRegistrationGuard } from "./account/registration-guard.ts";
import { createSignInGuard } from "./account/sign-in-guard.ts";
import { messageHandlers } from "./message/handlers.ts";
import { createInboxFanOut } from "./message/inbox-fan-out.ts";
import { createReceiptTeller } from "./message/receipt-teller.ts";
import type { Caller } from "./ports.ts";
import { PRACTICE_COMPANY } from "./practice/practice-company.ts";
import type { Storage, StorageOptions } from "./storage-port.ts";
import { openSqliteStorage } from "./storage/sqlite/open-sqlite-storage.ts";
import type { SocketRoutes } from "./transport/socket-transport.ts";

export interface Composition {
  readonly routes: SocketRoutes;
  addHttpRoutes(http: FastifyInstance): void;
  /** An invitation for the first account, where there is none and one is needed. */
  readonly firstInvitation: string | null;
  /** Finishes what the rooms still have to write; after the last connection, before the database closes. */
  stop(): Promise<void>;
}

/** The embedded storage; a cluster's is chosen here, by the settings, once there is one. */
export function openStorage(options: StorageOptions): Promise<Storage> {
  return openSqliteStorage(options);
}

/** Builds the rooms upon the foundation; together with `openStorage` the only place that knows who is behind a port. */
export async function compose(foundation: Foundation): Promise<Composition> {
  const { clock, settings } = foundation;
  const { accounts } = foundation.repositories;
  const authenticate = createAuthenticate(accounts);
  const { presence, message, account, practice, calls } = composeRooms(foundation);
  await presence.start();
  // Before the practice buddies move in, who need no invitation.
  const firstInvitation = await inviteFirst({ accounts, clock }, settings);
  await practice.start();
  return {
    firstInvitation,
    routes: {
      authenticate,
      entrance: callTable(entranceCalls, account.entrance),
      session: callTable(serviceCalls, calls),
    },
    addHttpRoutes: (http) => {
      account.addHttpRoutes(http);
      const count = httpLimit(foundation);
      const clientAddress = createClientAddress(settings.proxies);
      addPresenceRoute(http, { authenticate, clientAddress, read: presence.readPage, count });
      addWatchersRoute(http, { authenticate, read: presence.readWatchers, count });
    },
    stop: async () => {
      practice.stop();
      await message.stop();
      await presence.stop();
      await account.stop();
    },
  };
}

function composeRooms(foundation: Foundation) {
  const directory = createAccountDirectory(foundation.repositories.accounts);
  const presence = composePresence({ ...foundation, accounts: directory });
  const message = composeMessages(foundation, presence);
  const account = composeAccounts(foundation, {
    statusOf: (owner) => presence.presentities.statusOf(presentityOf(owner)),
    inboxPosition: message.position,
  });
  const calls: Handlers<ServiceCalls, Caller> = {
    ...account.handlers,
    ...presence.handlers,
    ...message.handlers,
    "practice:invite": (input, caller) => practice.handlers["practice:invite"](input, caller),
  };
  const { rules } = presence;
  const practice = composePractice({ ...foundation, rules, calls: () => calls });
  return { presence, message, account, practice, calls };
}

type Seen = Pick<ReturnType<typeof composePresence>, "policy" | "onDidAppear">;

function composeMessages(foundation: Foundation, { policy, onDidAppear }: Seen) {
  const { bus, clock, log, domain } = foundation;
  const { messages } = foundation.repositories;
  const fanOut = createInboxFanOut(bus);
  const receipts = createReceiptTeller({ messages, policy, fanOut, clock, log });
  const stopSettling = onDidAppear(receipts.settle);
  return {
    handlers: messageHandlers({ messages, policy, fanOut, receipts, domain, clock }),
    position: ({ principal, deviceId }: Caller) => messages.position(principal, deviceId),
    stop: (): Promise<void> => {
      stopSettling();
      return receipts.idle();
    },
  };
}

// Per network: programs that look at a handful of people every few seconds, and persons with `curl`.
const HTTP_PER_SECOND = 50;

function composeAccounts(
  { settings, domain, sessions, clock, log, repositories }: Foundation,
  welcome: WelcomeFacts,
) {
  const { accounts } = repositories;
  const { registration, hasPracticeBuddies } = settings;
  const facts = { domain, registration, hasPracticeBuddies };
  const activity = createDeviceActivity({ accounts, sessions, clock, log });
  const entrance = entranceHandlers({
    accounts,
    hasher: createPasswordHasher(settings.passwordCost),
    guard: createSignInGuard(clock),
    newcomers: settings.callsPerSecond === null ? null : createRegistrationGuard(clock),
    facts,
    reservedNames: hasPracticeBuddies ? PRACTICE_COMPANY.map(({ name }) => name) : [],
    sessions,
    clock,
  });
  const count = httpLimit({ settings });
  const clientAddress = createClientAddress(settings.proxies);
  return {
    entrance,
    handlers: accountHandlers({ accounts, sessions, welcome, facts, clock }),
    addHttpRoutes: (http: FastifyInstance) =>
      addSignInRoute(http, { signIn: entrance["account:sign-in"], clientAddress, count, log }),
    stop: activity.stop,
  };
}

function httpLimit({ settings }: Pick<Foundation, "settings">): CountAct {
  return createRateLimit(settings.callsPerSecond === null ? null : HTTP_PER_SECOND);
}
