import type { AccessHandling } from "../../../shared/contract/access.ts";
import type { PresentityAddress, PrincipalAddress } from "../../../shared/contract/address.ts";
import type { BuddyView } from "../../../shared/contract/bridge.ts";
import type { Buddy } from "../../../shared/contract/buddy.ts";
import type { PresenceDocument } from "../../../shared/contract/presence.ts";
import { invariant } from "../../../shared/result/invariant.ts";
import { AppError } from "../../../shared/result/app-error.ts";
import { isErrorCode } from "../../../shared/result/error-code.ts";
import { unwrap } from "../../../shared/result/result.ts";
import type { ServiceLink } from "../connection/connection.ts";
import type { ServiceEvent } from "../connection/read-event.ts";
import type { AccessKeeper } from "./access-keeper.ts";
import type { Roster, ServiceLists } from "./roster.ts";

/** RFC 2778's WATCHER USER AGENT, and the owner's answers to those who watch. */
export interface Watcher {
  /** Reads everything anew. Rejects when the service does not give it. */
  resume(): Promise<void>;
  /** Takes the events it knows; leaves the others alone. */
  receive(event: ServiceEvent): void;
  add(buddy: Omit<Buddy, "addedAt">): Promise<BuddyView>;
  change(buddy: Omit<Buddy, "addedAt">): Promise<BuddyView>;
  remove(presentity: PresentityAddress): Promise<void>;
  /** FETCHER: one look, recorded in the ledger of who was looked at. */
  look(presentity: PresentityAddress): Promise<PresenceDocument>;
  /** Without a presentity: at the first one. */
  decide(
    watcher: PrincipalAddress,
    handling: AccessHandling,
    presentity?: PresentityAddress,
  ): Promise<void>;
}

export interface WatcherOptions {
  readonly link: ServiceLink;
  readonly roster: Roster;
  readonly access: AccessKeeper;
}

export function createWatcher(options: WatcherOptions): Watcher {
  return new LinkedWatcher(options);
}

class LinkedWatcher implements Watcher {
  readonly #link: ServiceLink;
  readonly #roster: Roster;
  readonly #access: AccessKeeper;

  constructor({ link, roster, access }: WatcherOptions) {
    this.#link = link;
    this.#roster = roster;
    this.#access = access;
  }

  async resume(): Promise<void> {
    await Promise.all([this.#roster.replace(() => this.#readLists()), this.#access.resume()]);
  }

  receive({ name, payload }: ServiceEvent): void {
    if (name === "presence:notified") this.#roster.notify(payload);
    else if (name === "subscription:changed") this.#roster.watch(payload);
    else if (name === "access:changed") this.#access.receiveRules(payload.rules);
    else if (name === "watcher:requested") this.#access.receiveRequests(payload.requests);
    else if (name === "buddy:changed") {
      this.#roster.put(payload.buddies);
      this.#roster.remove(payload.removed);
    }
  }

  async add(added: Omit<Buddy, "addedAt">): Promise<BuddyView> {
    const { buddy, watched } = unwrap(await this.#link.request("buddy:add", added));
    this.#roster.put([buddy]);
    this.#roster.watch(watched);
    return this.#view(buddy.presentity);
  }

  async change(changed: Omit<Buddy, "addedAt">): Promise<BuddyView> {
    const buddy = unwrap(await this.#link.request("buddy:change", changed));
    this.#roster.put([buddy]);
    return this.#view(buddy.presentity);
  }

  async remove(presentity: PresentityAddress): Promise<void> {
    unwrap(await this.#link.request("buddy:remove", { presentity }));
    this.#roster.remove([presentity]);
  }

  async look(presentity: PresentityAddress): Promise<PresenceDocument> {
    const reply = await this.#link.request("presence:fetch", { presentities: [presentity] });
    const [result] = unwrap(reply).results;
    if (result === undefined) throw new AppError("internal", "the service answered nothing");
    if (result.ok) return result.document;
    throw new AppError(codeOf(result.error.code), result.error.message);
  }

  async decide(...decided: Parameters<Watcher["decide"]>): Promise<void> {
    const [watcher, handling, presentity] = decided;
    unwrap(await this.#link.request("access:decide", { watcher, handling, presentity }));
    // The decision stands; what it did to the lists is read anew, or at the next connection.
    await this.#access.resume().catch(() => {});
  }

  async #readLists(): Promise<ServiceLists> {
    const [list, watched] = await Promise.all([
      this.#link.request("buddy:list", {}),
      this.#link.request("presence:resume", {}),
    ]);
    return { buddies: unwrap(list).buddies, watched: unwrap(watched).watched };
  }

  #view(presentity: PresentityAddress): BuddyView {
    const view = this.#roster.find(presentity);
    invariant(view !== null, "a buddy just put on the list is on the list");
    return view;
  }
}

function codeOf(code: string) {
  return isErrorCode(code) ? code : "internal";
}
