import type { AutoAway } from "../../shared/contract/auto-away.ts";
import type { Identity, SessionWelcome } from "../../shared/contract/account.ts";
import { ServiceDescription } from "../../shared/contract/account.ts";
import { AppError } from "../../shared/result/app-error.ts";
import { type AlertKeeper, createAlertKeeper } from "./alert/alert-keeper.ts";
import { type Kept, loadKept } from "./archive/kept.ts";
import type { Archive } from "./archive/open-archive.ts";
import {
  type AgentConnection,
  createConnection,
  type ConnectionOptions,
} from "./connection/connection.ts";
import type { ServiceEvent } from "./connection/read-event.ts";
import { isTransient } from "./connection/is-transient.ts";
import type { ConversationEvent } from "./conversation-events.ts";
import { createEmitter, type OnDid } from "./emitter.ts";
import { createPresenceExchange, type PresenceExchange } from "./exchange/presence-exchange.ts";
import { createRulesExchange, type RulesExchange } from "./exchange/rules-exchange.ts";
import { createInbox, type Inbox } from "./inbox/inbox.ts";
import { createInterchange } from "./interchange/create-interchange.ts";
import { type AwayKeeper, createAwayKeeper } from "./presence/away-keeper.ts";
import { createPublisher, type Publisher } from "./presence/publisher.ts";
import { isOfAnother } from "./presence/of-another.ts";
import { createPresentityKeeper, type PresentityKeeper } from "./presence/presentity-keeper.ts";
import { createStatusKeeper, type StatusKeeper } from "./presence/status-keeper.ts";
import { createPoller, type Poller } from "./poller/poller.ts";
import { createSender, type Sender } from "./sender/sender.ts";
import { createServiceTime, type ServiceTime } from "./service-time.ts";
import { type AccessKeeper, createAccessKeeper } from "./watcher/access-keeper.ts";
import { createInformationWatch, type InformationWatch } from "./watcher/information-watch.ts";
import { createWatchAlerts, type WatchAlerts } from "./watcher/watch-alerts.ts";
import { createRoster, type Roster } from "./watcher/roster.ts";
import { createVisibilityKeeper, type VisibilityKeeper } from "./watcher/visibility-keeper.ts";
import { createWatcher, type Watcher } from "./watcher/watcher.ts";

export interface AgentOptions extends ConnectionOptions {
  readonly identity: Identity;
  /** This account's; the agent does not close it. */
  readonly archive: Archive;
  /** Looks of one person in one day that are told of; null: none ever. Asked anew each time. */
  readonly watchAlertAt: () => number | null;
  /** When this device goes away by itself, to begin with. */
  readonly autoAway: AutoAway;
}

/** The user agents of one signed-in account, and what they share. */
export interface AgentParts {
  readonly connection: AgentConnection;
  readonly status: StatusKeeper;
  readonly away: AwayKeeper;
  readonly presentities: PresentityKeeper;
  readonly roster: Roster;
  readonly access: AccessKeeper;
  readonly information: InformationWatch;
  readonly visibility: VisibilityKeeper;
  readonly alerts: WatchAlerts;
  readonly watcher: Watcher;
  readonly poller: Poller;
  readonly presenceAlerts: AlertKeeper;
  readonly inbox: Inbox;
  readonly sender: Sender;
  readonly rulesExchange: RulesExchange;
  readonly presenceExchange: PresenceExchange;
}

/** One signed-in account on this device. Everything reads and writes without a service, too. */
export interface Agent extends AgentParts {
  /** As last heard; null before the first connection. */
  service(): ServiceDescription | null;
  readonly onDidChangeService: OnDid<ServiceDescription>;
  /** New or changed messages and conversations, from whichever user agent. */
  readonly onDidChangeConversations: OnDid<ConversationEvent>;
  /** Begins to connect. Everything kept can be read before. */
  start(): void;
  /**
   * Signs presence off and ends the connection; what was begun is in the archive. Idempotent. Never
   * rejects, so that whoever stops the agent can go on to let go of its archive.
   */
  stop(): Promise<void>;
}

const SERVICE = "service";

/** How long an orderly end waits for the service. */
const SIGN_OFF_MS = 2_000;

/** Loads what the archive keeps; rejects with what the archive refuses with. */
export async function createAgent(options: AgentOptions): Promise<Agent> {
  const { archive, clock, log, random, identity, autoAway } = options;
  const kept = await loadKept(archive);
  const connection = createConnection(options);
  const conversations = createEmitter<ConversationEvent>();
  const serviceTime = createServiceTime(clock);
  const link = connection;
  const roster = await createRoster({ archive, clock, log });
  const access = createAccessKeeper({ link, kept });
  const alerts = createWatchAlerts({ kept, log, alertAt: options.watchAlertAt });
  const interchange = createInterchange({ clock });
  const shared = { archive, link, connection, clock, random, log, onDidChange: conversations.emit };
  const status = createStatusKeeper({ link, kept, serviceTime });
  const away = createAwayKeeper({ clock, serviceTime, status, settings: autoAway });
  const parts = {
    connection,
    status,
    away,
    presentities: createPresentityKeeper({ link, kept }),
    roster,
    access,
    alerts,
    visibility: createVisibilityKeeper(link),
    information: createInformationWatch({ link, clock, alerts }),
    watcher: createWatcher({ link, roster, access }),
    poller: createPoller({ link, roster, kept, clock, log, own: identity.principal }),
    presenceAlerts: createAlertKeeper({ roster, kept, clock, log }),
    inbox: await createInbox({ ...shared, own: identity.inbox }),
    sender: await createSender({ ...shared, serviceTime }),
    rulesExchange: createRulesExchange({ interchange, access, roster, kept, serviceTime }),
    presenceExchange: createPresenceExchange({ interchange, serviceTime }),
  };
  const publisher = createPublisher({ link, use: away, clock, log });
  return new ConnectedAgent({ ...parts, options, kept, serviceTime, publisher, conversations });
}

interface Inner extends AgentParts {
  readonly options: AgentOptions;
  readonly kept: Kept;
  readonly serviceTime: ServiceTime;
  readonly publisher: Publisher;
  readonly conversations: { readonly onDid: OnDid<ConversationEvent> };
}

class ConnectedAgent implements Agent {
  readonly connection: AgentConnection;
  readonly status: StatusKeeper;
  readonly away: AwayKeeper;
  readonly presentities: PresentityKeeper;
  readonly roster: Roster;
  readonly access: AccessKeeper;
  readonly information: InformationWatch;
  readonly visibility: VisibilityKeeper;
  readonly alerts: WatchAlerts;
  readonly watcher: Watcher;
  readonly poller: Poller;
  readonly presenceAlerts: AlertKeeper;
  readonly inbox: Inbox;
  readonly sender: Sender;
  readonly rulesExchange: RulesExchange;
  readonly presenceExchange: PresenceExchange;
  readonly onDidChangeConversations: OnDid<ConversationEvent>;
  readonly #inner: Inner;
  readonly #serviceChanged = createEmitter<ServiceDescription>();
  readonly onDidChangeService = this.#serviceChanged.onDid;
  #service: ServiceDescription | null;
  /** Counts connections: whatever was begun under another number neither goes on nor ends the present one. */
  #round = 0;

  constructor(inner: Inner) {
    this.#inner = inner;
    this.connection = inner.connection;
    this.status = inner.status;
    this.away = inner.away;
    this.presentities = inner.presentities;
    this.roster = inner.roster;
    this.access = inner.access;
    this.information = inner.information;
    this.visibility = inner.visibility;
    this.alerts = inner.alerts;
    this.watcher = inner.watcher;
    this.poller = inner.poller;
    this.presenceAlerts = inner.presenceAlerts;
    this.inbox = inner.inbox;
    this.sender = inner.sender;
    this.rulesExchange = inner.rulesExchange;
    this.presenceExchange = inner.presenceExchange;
    this.onDidChangeConversations = inner.conversations.onDid;
    this.#service = inner.kept.read(SERVICE, ServiceDescription);
    this.#listen();
  }

  service(): ServiceDescription | null {
    return this.#service;
  }

  start(): void {
    this.connection.start();
  }

  async stop(): Promise<void> {
    const { publisher, options } = this.#inner;
    // What is being taken up would publish again what is about to be signed off.
    this.#round += 1;
    if (this.connection.isOnline()) {
      const isLate = new Promise<void>(
        (resolve) => void options.clock.schedule(resolve, SIGN_OFF_MS),
      );
      await Promise.race([publisher.signOff(), isLate]);
    }
    this.connection.stop();
    this.away.stop();
    await this.inbox.settled();
    await this.roster.save().catch((error: unknown) => {
      // The service tells all of it anew.
      options.log.error({ error: String(error) }, "buddies were not archived");
    });
  }

  #listen(): void {
    const { connection } = this;
    connection.onDidGoOnline((welcome) => void this.#resume(welcome));
    connection.onDidGoOffline(() => {
      this.#round += 1;
      this.sender.pause();
      this.poller.pause();
      this.#inner.publisher.pause();
      this.roster.fallSilent();
    });
    connection.onDidReceive((event) => {
      this.#hearOfPresentities(event);
      if (isOfAnother(event)) return;
      if (event.name === "inbox:items") this.inbox.receive(event.payload.items);
      else if (event.name === "status:changed") this.status.receive(event.payload);
      else if (event.name === "watcher:changed") this.information.receiveChange();
      else if (event.name === "visibility:changed") this.visibility.receive(event.payload);
      else if (event.name === "sharing:changed") this.visibility.receiveSharing(event.payload);
      else this.watcher.receive(event);
    });
  }

  #hearOfPresentities({ name, payload }: ServiceEvent): void {
    if (name === "presentity:changed") this.presentities.receive(payload);
    else if (name === "status:changed") {
      const { presentity = this.#inner.options.identity.presentity, ...status } = payload;
      this.presentities.receiveStatus(presentity, status);
    }
  }

  /** First how one is, then that one is here; the outbox last, so that answers stand above it. */
  async #resume(welcome: SessionWelcome): Promise<void> {
    const round = (this.#round += 1);
    const { log } = this.#inner.options;
    this.#inner.serviceTime.set(welcome.serviceTime);
    this.#hearOf(welcome.service);
    try {
      await this.#step(round, "status", () => this.status.resume(welcome));
      await this.#step(round, "publish", () => this.#inner.publisher.resume());
      await Promise.all([
        this.#step(round, "presentities", () => this.presentities.resume()),
        this.#step(round, "watcher", () => this.watcher.resume()),
        this.#step(round, "inbox", () => this.inbox.resume(welcome)),
      ]);
      if (round !== this.#round) return;
      this.poller.resume();
      await this.sender.flow();
      this.information.resume();
    } catch (error) {
      log.warn({ error: String(error) }, "the connection could not be taken up");
      if (round === this.#round) this.connection.drop(error);
    }
  }

  /** What the service refuses for good does not keep the rest from working. */
  async #step(round: number, step: string, run: () => Promise<void>): Promise<void> {
    if (round !== this.#round) return;
    try {
      await run();
    } catch (error) {
      if (!(error instanceof AppError) || isTransient(error.code)) throw error;
      this.#inner.options.log.error({ step, code: error.code }, "the service refused a step");
    }
  }

  #hearOf(service: ServiceDescription): void {
    this.#service = service;
    this.#serviceChanged.emit(service);
    void this.#inner.kept.save(SERVICE, service).catch(() => {});
  }
}
