import { createStore } from "zustand";
import type { AccessGrant, AccessHandling, AccessRule } from "../../../shared/contract/access.ts";
import type { PrincipalAddress } from "../../../shared/contract/address.ts";
import type { BridgeCalls, BuddyView } from "../../../shared/contract/bridge.ts";
import type { Input } from "../../../shared/contract/define.ts";
import type { WatchRequest } from "../../../shared/contract/watcher.ts";
import { ruleBook, type RuleBook } from "../../../shared/model/access-book.ts";
import { decideAccess } from "../../../shared/model/access-decision.ts";
import { plainGrant } from "../../../shared/model/access-grant.ts";
import { subjectOf } from "../../../shared/model/access-subject.ts";
import type { Ask } from "../ask.ts";
import { readOnly, type StateSlice } from "../readable-store.ts";

export interface AccessState {
  /** Who asks to see the light, oldest first. */
  readonly requests: readonly WatchRequest[];
  readonly rules: readonly AccessRule[];
  /** The same rules, so ordered that every row of a list may ask for one person’s. */
  readonly book: RuleBook;
}

const INITIAL: AccessState = { requests: [], rules: [], book: ruleBook([]) };

/** The groups of the owner’s list that somebody is in; none for whom they don’t know. */
export function groupsOf(view: BuddyView | null | undefined): ReadonlySet<string> {
  return new Set(view?.buddy.groups);
}

/** What the rules give a person now, by the very code that decides in the service. */
export const selectHandling =
  (person: PrincipalAddress, groups: ReadonlySet<string>) =>
  ({ book }: AccessState): AccessHandling => {
    const subject = subjectOf(person, groups);
    return decideAccess(book.about(subject), subject, new Date()).handling;
  };

/** The rule that decides it, by the same code; null where none is about them. */
export const selectDecidingRule =
  (person: PrincipalAddress, groups: ReadonlySet<string>) =>
  ({ book }: AccessState): AccessRule | null => {
    const subject = subjectOf(person, groups);
    return decideAccess(book.about(subject), subject, new Date()).rule;
  };

/** What the wider rules would give a person if there were none about them alone. */
export const selectWiderHandling =
  (person: PrincipalAddress, groups: ReadonlySet<string>) =>
  ({ book }: AccessState): AccessHandling => {
    const subject = subjectOf(person, groups);
    const wider = book.about(subject).filter(({ condition }) => condition.kind !== "person");
    return decideAccess(wider, subject, new Date()).handling;
  };

/** The rules about a person alone. */
export const selectOwnRules =
  (person: PrincipalAddress) =>
  ({ book }: AccessState): readonly AccessRule[] =>
    book.about(subjectOf(person)).filter(({ condition }) => condition.kind === "person");

export const selectRequest =
  (person: PrincipalAddress) =>
  (state: AccessState): WatchRequest | undefined =>
    state.requests.find((request) => request.watcher === person);

export type AccessSlice = ReturnType<typeof createAccessSlice>;

export function createAccessSlice(ask: Ask) {
  const store = createStore<AccessState>(() => INITIAL);
  const decide = (watcher: PrincipalAddress, handling: AccessHandling) =>
    ask("access:decide", { watcher, handling });
  const save = (id: AccessRule["id"] | null, grant: AccessGrant) =>
    ask("access:save", { id, ...grant });
  return {
    store: readOnly(store),
    receiveRequests: (requests: readonly WatchRequest[]) => store.setState({ requests }),
    receiveRules: (rules: readonly AccessRule[]) =>
      store.setState({ rules, book: ruleBook(rules) }),
    /** Decides now and from now on; the rules come back by themselves. */
    decide,
    /**
     * The same where wider rules may say something else: taking a decision back would then leave the
     * person to them, so asking needs a rule of its own.
     */
    answer(person: PrincipalAddress, handling: AccessHandling, groups: ReadonlySet<string>) {
      const state = store.getState();
      const isLeftToOthers = selectWiderHandling(person, groups)(state) !== "confirm";
      if (handling !== "confirm" || !isLeftToOthers) return decide(person, handling);
      const [own] = selectOwnRules(person)(state);
      return save(own?.id ?? null, plainGrant({ kind: "person", person }, handling));
    },
    /** Makes a rule, or replaces the one with this id. */
    save,
    remove: (id: AccessRule["id"]) => ask("access:remove", { id }),
    /** What somebody is shown, with the rules as they are or as a draft would make them. */
    preview: (input: Input<BridgeCalls["access:preview"]>) => ask("access:preview", input),
    reset: () => store.setState(store.getInitialState(), true),
  } satisfies StateSlice<AccessState> & Record<string, unknown>;
}

/** A rule without its name and age: what can be saved again. */
export function grantOf({ id: _id, decidedAt: _decidedAt, ...grant }: AccessRule): AccessGrant {
  return grant;
}
