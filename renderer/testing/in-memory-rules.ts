import type { AccessRule, AccessSubject } from "../../shared/contract/access.ts";
import { PrincipalAddress } from "../../shared/contract/address.ts";
import { TupleId, type PresenceDocument } from "../../shared/contract/presence.ts";
import { decideAccess, type AccessDecision } from "../../shared/model/access-decision.ts";
import { requireSensible } from "../../shared/model/access-grant.ts";
import type { Subject } from "../../shared/model/access-match.ts";
import { subjectOf } from "../../shared/model/access-subject.ts";
import { presentityOf } from "../../shared/model/address.ts";
import { filterContent } from "../../shared/model/presence-filter.ts";
import {
  advanceView,
  fullContent,
  NEVER_SEEN,
  unavailableContent,
} from "../../shared/model/presence-view.ts";
import { initialSetting } from "../../shared/model/status-setting.ts";
import { AppError } from "../../shared/result/app-error.ts";
import { iso, type Act, type Part, type World } from "./in-memory-bridge.ts";

/** The rules as the service keeps them and decides by them. */
export function ruleHandlers(act: Act): Part<"access:save" | "access:remove" | "access:preview"> {
  const { world, emit, now } = act;
  const change = (rules: AccessRule[]) => {
    world.snapshot.rules = rules;
    emit("access:changed", rules);
  };
  return {
    "access:save": ({ id, ...grant }) => {
      requireSensible(grant);
      const known = world.snapshot.rules;
      const rule: AccessRule = {
        ...grant,
        id: id ?? (`rule-${known.length}-${now()}` as AccessRule["id"]),
        decidedAt: iso(now()),
      };
      change([...known.filter((each) => each.id !== rule.id), rule]);
      return { rule };
    },
    "access:remove": ({ id }) => {
      change(world.snapshot.rules.filter((rule) => rule.id !== id));
      return {};
    },
    "access:preview": ({ as, at, draft }) => {
      if (draft !== null) requireSensible(draft);
      const id = draft?.id ?? ("draft" as AccessRule["id"]);
      const others = world.snapshot.rules.filter((rule) => rule.id !== draft?.id);
      const rules = draft === null ? others : [...others, { ...draft, id, decidedAt: iso(now()) }];
      const when = new Date(at ?? now());
      const decision = decideAccess(rules, subjectFor(world, as), when);
      const ruleId = decision.rule?.id ?? null;
      return {
        handling: decision.handling,
        permits: decision.permits,
        ruleId: ruleId === "draft" ? null : ruleId,
        document: shownTo(world, decision, when),
      };
    },
  };
}

function subjectFor(world: World, as: AccessSubject): Subject {
  if (as.kind === "anonymous") return { watcher: null, level: "anonymous", groups: new Set() };
  if (as.kind === "stranger")
    return subjectOf(PrincipalAddress.parse(`nobody-in-particular@${as.domain}`));
  const view = world.snapshot.buddies.find(
    ({ buddy }) => buddy.presentity === presentityOf(as.person),
  );
  return subjectOf(as.person, new Set(view?.buddy.groups));
}

function shownTo(world: World, decision: AccessDecision, now: Date): PresenceDocument | null {
  if (decision.handling === "block") return null;
  const { session, devices } = world;
  if (session === null) throw new AppError("forbidden", "nobody is signed in");
  const { presentity, inbox, displayName } = session.identity;
  const full = fullContent({
    presentity,
    inbox,
    displayName,
    setting: world.snapshot.status ?? initialSetting(now),
    devices: devices
      .filter(({ kind }) => kind !== "script")
      .map(({ id, label, isCurrent }) => ({
        key: id,
        label,
        userInput: isCurrent ? ("active" as const) : ("idle" as const),
      })),
    signOff: NEVER_SEEN,
  });
  const content =
    decision.handling === "allow"
      ? filterContent(full, decision.shows)
      : unavailableContent(inbox, NEVER_SEEN);
  let tuples = 0;
  const newTupleId = () => TupleId.parse(`tuple-${(tuples += 1)}`);
  return advanceView(null, { presentity, content, now, newTupleId }).document;
}
