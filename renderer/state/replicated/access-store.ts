import { createStore } from "zustand";
import type { AccessHandling, AccessRule } from "../../../shared/contract/access.ts";
import type { PrincipalAddress } from "../../../shared/contract/address.ts";
import type { WatchRequest } from "../../../shared/contract/watcher.ts";
import { decideAccess } from "../../../shared/model/access-decision.ts";
import { subjectOf } from "../../../shared/model/access-subject.ts";
import type { Ask } from "../ask.ts";
import { readOnly, type StateSlice } from "../readable-store.ts";

export interface AccessState {
  /** Who asks to see the light, oldest first. */
  readonly requests: readonly WatchRequest[];
  readonly rulesByPerson: ReadonlyMap<PrincipalAddress, readonly AccessRule[]>;
}

const INITIAL: AccessState = { requests: [], rulesByPerson: new Map() };
const NO_RULES: readonly AccessRule[] = [];

/** What the rules give a person now, by the very code that decides in the service. */
export const selectHandling =
  (person: PrincipalAddress) =>
  (state: AccessState): AccessHandling =>
    decideAccess(state.rulesByPerson.get(person) ?? NO_RULES, subjectOf(person), new Date())
      .handling;

export const selectRequest =
  (person: PrincipalAddress) =>
  (state: AccessState): WatchRequest | undefined =>
    state.requests.find((request) => request.watcher === person);

/** By person, because every row of the list asks for one person's. */
export function indexRules(
  rules: readonly AccessRule[],
): ReadonlyMap<PrincipalAddress, readonly AccessRule[]> {
  const byPerson = new Map<PrincipalAddress, AccessRule[]>();
  for (const rule of rules) {
    if (rule.condition.kind !== "person") continue;
    const { person } = rule.condition;
    byPerson.set(person, [...(byPerson.get(person) ?? []), rule]);
  }
  return byPerson;
}

export type AccessSlice = ReturnType<typeof createAccessSlice>;

export function createAccessSlice(ask: Ask) {
  const store = createStore<AccessState>(() => INITIAL);
  return {
    store: readOnly(store),
    receiveRequests: (requests: readonly WatchRequest[]) => store.setState({ requests }),
    receiveRules: (rules: readonly AccessRule[]) =>
      store.setState({ rulesByPerson: indexRules(rules) }),
    /** Decides now and from now on; the rules come back by themselves. */
    decide: (watcher: PrincipalAddress, handling: AccessHandling) =>
      ask("access:decide", { watcher, handling }),
    reset: () => store.setState(store.getInitialState(), true),
  } satisfies StateSlice<AccessState> & Record<string, unknown>;
}
