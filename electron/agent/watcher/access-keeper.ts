import { randomUUID } from "node:crypto";
import { z } from "zod";
import { AccessRule, type accessCalls } from "../../../shared/contract/access.ts";
import type { Input, Output } from "../../../shared/contract/define.ts";
import { limits } from "../../../shared/contract/limits.ts";
import { WatchRequest } from "../../../shared/contract/watcher.ts";
import { unwrap } from "../../../shared/result/result.ts";
import type { Kept } from "../archive/kept.ts";
import type { ServiceLink } from "../connection/connection.ts";
import { createEmitter, type OnDid } from "../emitter.ts";

type Calls = typeof accessCalls;

/** The owner's side of being watched: the ACCESS RULES, and who waits for an answer. */
export interface AccessKeeper {
  rules(): readonly AccessRule[];
  requests(): readonly WatchRequest[];
  resume(): Promise<void>;
  /** Both resolve once the lists are as the service has them now, where it can still be asked. */
  save(rule: Input<Calls["access:save"]>): Promise<Output<Calls["access:save"]>>;
  remove(rule: Input<Calls["access:remove"]>): Promise<void>;
  /** Puts these in the place of all there are: everything or nothing. */
  replace(rules: readonly AccessRule[]): Promise<void>;
  preview(asked: Input<Calls["access:preview"]>): Promise<Output<Calls["access:preview"]>>;
  receiveRules(rules: readonly AccessRule[]): void;
  receiveRequests(requests: readonly WatchRequest[]): void;
  readonly onDidChangeRules: OnDid<readonly AccessRule[]>;
  readonly onDidChangeRequests: OnDid<readonly WatchRequest[]>;
}

export interface AccessKeeperOptions {
  readonly link: ServiceLink;
  readonly kept: Kept;
}

export function createAccessKeeper({ link, kept }: AccessKeeperOptions): AccessKeeper {
  const rules = createKeptList({ name: "rules", item: AccessRule, kept });
  const requests = createKeptList({ name: "requests", item: WatchRequest, kept });
  const resume = async () => {
    await Promise.all([
      rules.refresh(async () => unwrap(await link.request("access:list", {})).rules),
      requests.refresh(async () => unwrap(await link.request("watcher:requests", {})).requests),
    ]);
  };
  // What was asked stands; what it did to the lists is read anew, or at the next connection.
  const readAnew = () => resume().catch(() => {});
  return {
    rules: rules.get,
    requests: requests.get,
    resume,
    save: async (rule) => {
      const saved = unwrap(await link.request("access:save", rule));
      await readAnew();
      return saved;
    },
    remove: async (rule) => {
      unwrap(await link.request("access:remove", rule));
      await readAnew();
    },
    replace: async (all) => {
      await sendSet(link, all);
      await readAnew();
    },
    preview: async (asked) => unwrap(await link.request("access:preview", asked)),
    receiveRules: rules.set,
    receiveRequests: requests.set,
    onDidChangeRules: rules.onDidChange,
    onDidChangeRequests: requests.onDidChange,
  };
}

/** In parts that fit into a packet; nothing changes before the last one. */
async function sendSet(link: ServiceLink, all: readonly AccessRule[]): Promise<void> {
  const rules = all.map(({ decidedAt: _decidedAt, ...rule }) => rule);
  const setId = randomUUID();
  for (let from = 0, isLast = false; !isLast; from += limits.rulesPerPart) {
    const part = rules.slice(from, from + limits.rulesPerPart);
    isLast = from + part.length >= rules.length;
    unwrap(await link.request("access:replace", { setId, from, rules: part, isLast }));
  }
}

interface KeptListOptions<S extends z.ZodType> {
  readonly name: string;
  readonly item: S;
  readonly kept: Kept;
}

/** A list that only ever changes as a whole, and is there again at the next start. */
function createKeptList<S extends z.ZodType>({ name, item, kept }: KeptListOptions<S>) {
  type List = readonly z.output<S>[];
  const changed = createEmitter<List>();
  let list: List = kept.read(name, z.array(item)) ?? [];
  let changes = 0;

  function set(next: List): void {
    changes += 1;
    list = next;
    changed.emit(next);
    // Only for the next start; the service has it.
    void kept.save(name, next).catch(() => {});
  }

  return {
    get: () => list,
    set,
    /** An event that came while the reply was under way is newer than the reply. */
    refresh: async (fetch: () => Promise<List>) => {
      const before = changes;
      const next = await fetch();
      if (changes === before) set(next);
    },
    onDidChange: changed.onDid,
  };
}
