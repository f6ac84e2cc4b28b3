import type { SessionWelcome } from "../../../shared/contract/account.ts";
import type { InboxAddress } from "../../../shared/contract/address.ts";
import type { ConversationSummary } from "../../../shared/contract/bridge.ts";
import { limits } from "../../../shared/contract/limits.ts";
import type { InboxItem, MessageId } from "../../../shared/contract/message.ts";
import { unwrap } from "../../../shared/result/result.ts";
import type { Archive } from "../archive/open-archive.ts";
import type { ConversationPage, ReadPage } from "../archive/operations/conversation-operations.ts";
import type { AgentConnection } from "../connection/connection.ts";
import type { ConversationEvent } from "../conversation-events.ts";
import type { Log } from "../ports.ts";
import { createDisplayedReports, type DisplayedReports } from "./displayed-reports.ts";

export interface InboxOptions {
  readonly archive: Archive;
  readonly connection: Pick<AgentConnection, "request" | "drop">;
  /** The account's own address: tells one's own messages from incoming ones. */
  readonly own: InboxAddress;
  readonly log: Log;
  readonly onDidChange: (event: ConversationEvent) => void;
}

/** RFC 2778's INBOX USER AGENT: brings every entry of the inbox into the archive exactly once. */
export interface Inbox {
  /** Fetches what came while this device was away. Rejects when it could not get everything. */
  resume(welcome: SessionWelcome): Promise<void>;
  /** New entries, as the service pushes them. */
  receive(items: readonly InboxItem[]): void;
  conversations(): Promise<readonly ConversationSummary[]>;
  read(page: ReadPage): Promise<ConversationPage>;
  /** Was on screen through this message; the service is told now or when it can be. */
  displayed(peer: InboxAddress, through: MessageId): Promise<void>;
  saveDraft(peer: InboxAddress, text: string): Promise<void>;
  /** Resolves when everything received so far is in the archive. */
  settled(): Promise<void>;
}

/** The bridge carries no more in one snapshot. */
const MAX_CONVERSATIONS = 20_000;

export async function createInbox(options: InboxOptions): Promise<Inbox> {
  const cursor = await options.archive.run("inbox:cursor");
  return new ArchivedInbox(options, cursor);
}

class ArchivedInbox implements Inbox {
  readonly #options: InboxOptions;
  readonly #reports: DisplayedReports;
  #cursor: number;
  #acknowledged = 0;
  #isAcknowledging = false;
  /** Entries take effect one batch after the other. */
  #last: Promise<unknown> = Promise.resolve();

  constructor(options: InboxOptions, cursor: number) {
    this.#options = options;
    this.#cursor = cursor;
    this.#reports = createDisplayedReports({
      archive: options.archive,
      request: options.connection.request,
    });
  }

  resume(welcome: SessionWelcome): Promise<void> {
    return this.#inTurn(async () => {
      this.#acknowledged = welcome.inboxCursor;
      if (welcome.inboxLast < this.#cursor) await this.#restart();
      if (welcome.inboxLast > this.#cursor) await this.#catchUp();
      this.#acknowledge();
      this.#reports.send();
    });
  }

  receive(items: readonly InboxItem[]): void {
    void this.#inTurn(() => this.#take(items)).catch((error: unknown) => {
      this.#options.log.error({ error: String(error) }, "entries of the inbox were not taken in");
      // They were not acknowledged: the next connection begins by fetching them.
      this.#options.connection.drop(error);
    });
  }

  conversations(): Promise<readonly ConversationSummary[]> {
    return this.#options.archive.run("conversation:list", MAX_CONVERSATIONS);
  }

  read(page: ReadPage): Promise<ConversationPage> {
    return this.#options.archive.run("conversation:read", page);
  }

  async displayed(peer: InboxAddress, through: MessageId): Promise<void> {
    const summary = await this.#options.archive.run("conversation:displayed", { peer, through });
    if (summary === null) return;
    this.#options.onDidChange({ messages: [], removed: [], conversations: [summary] });
    this.#reports.send();
  }

  async saveDraft(peer: InboxAddress, text: string): Promise<void> {
    const summary = await this.#options.archive.run("draft:save", { peer, text });
    this.#options.onDidChange({ messages: [], removed: [], conversations: [summary] });
  }

  async settled(): Promise<void> {
    await this.#last;
  }

  #inTurn<T>(run: () => Promise<T>): Promise<T> {
    const result = this.#last.then(run);
    // Whoever asked hears of a failure; the next one must not.
    this.#last = result.catch(() => {});
    return result;
  }

  async #take(items: readonly InboxItem[]): Promise<void> {
    const news = items.filter(({ sequence }) => sequence > this.#cursor);
    if (news.length === 0) return;
    if (news.every(({ sequence }, place) => sequence === this.#cursor + 1 + place)) {
      await this.#apply(news);
      this.#acknowledge();
    } else {
      await this.#catchUp();
    }
  }

  async #catchUp(): Promise<void> {
    for (;;) {
      const after = this.#cursor;
      const reply = await this.#options.connection.request("inbox:fetch", {
        after,
        limit: limits.inboxPage,
      });
      const { items, last } = unwrap(reply);
      if (items.length > 0) await this.#apply(items);
      this.#acknowledge();
      if (this.#cursor >= last || this.#cursor === after) return;
    }
  }

  /** In the archive, cursor and all, before anybody hears of it. */
  async #apply(items: readonly InboxItem[]): Promise<void> {
    const { archive, own, onDidChange } = this.#options;
    const { cursor, change } = await archive.run("inbox:apply", { own, items });
    this.#cursor = cursor;
    onDidChange({ ...change, removed: [] });
  }

  /** The service knows fewer entries than this device: it lost its data and began anew. */
  async #restart(): Promise<void> {
    this.#options.log.warn({}, "the inbox began anew; what is in the archive stays");
    await this.#options.archive.run("inbox:restart");
    this.#cursor = 0;
  }

  /** Only of what is on the disk. One at a time: a later one says more than an earlier one. */
  #acknowledge(): void {
    const through = this.#cursor;
    if (this.#isAcknowledging || through <= this.#acknowledged) return;
    this.#isAcknowledging = true;
    void this.#options.connection.request("inbox:acknowledge", { through }).then((reply) => {
      this.#isAcknowledging = false;
      if (!reply.ok) return;
      this.#acknowledged = Math.max(this.#acknowledged, through);
      this.#acknowledge();
    });
  }
}
