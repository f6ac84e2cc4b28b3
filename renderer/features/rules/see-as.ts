import type { AccessGrant, AccessRule, AccessSubject } from "../../../shared/contract/access.ts";
import { PrincipalAddress, type PresentityAddress } from "../../../shared/contract/address.ts";
import type { BuddyView } from "../../../shared/contract/bridge.ts";
import type { Subject } from "../../../shared/model/access-match.ts";
import { subjectOf } from "../../../shared/model/access-subject.ts";
import { presentityOf, ownerOf } from "../../../shared/model/address.ts";
import { t } from "../../i18n/t.ts";
import { groupsOf } from "../../state/replicated/access-store.ts";
import type { NameOf } from "./rule-words.ts";

type Buddies = ReadonlyMap<PresentityAddress, BuddyView>;

/** Somebody to see oneself as, as the rules tell people apart. */
export function subjectFor(as: AccessSubject, buddies: Buddies): Subject {
  switch (as.kind) {
    case "person":
      return subjectOf(as.person, groupsOf(buddies.get(presentityOf(as.person))));
    case "stranger":
      // No rule is about somebody of this name: whoever has one may not be called so.
      return subjectOf(PrincipalAddress.parse(`nobody-in-particular@${as.domain}`));
    case "anonymous":
      return { watcher: null, level: "anonymous", groups: new Set() };
  }
}

export function subjectName(as: AccessSubject, nameOf: NameOf): string {
  switch (as.kind) {
    case "person":
      return nameOf(as.person);
    case "stranger":
      return t("rules.see-stranger", { domain: as.domain });
    case "anonymous":
      return t("rules.see-anonymous");
  }
}

/** Somebody whom a condition is about, to try it on; null where nobody known is. */
export function someoneOf(
  condition: AccessGrant["condition"],
  buddies: Buddies,
  ownDomain: string,
): AccessSubject | null {
  switch (condition.kind) {
    case "person":
      return { kind: "person", person: condition.person };
    case "group": {
      const member = [...buddies.values()].find(({ buddy }) =>
        buddy.groups.includes(condition.group),
      );
      if (member === undefined) return null;
      return { kind: "person", person: ownerOf(member.buddy.presentity) };
    }
    case "domain":
      return { kind: "stranger", domain: condition.domain };
    case "authenticated":
      return { kind: "stranger", domain: ownDomain };
    case "anonymous":
      return { kind: "anonymous" };
  }
}

// A name that no rule has: the service gives longer ones.
export const DRAFT_ID = "draft" as AccessRule["id"];

export interface DraftRule {
  readonly id: AccessRule["id"] | null;
  readonly grant: AccessGrant;
}

/** The rules as a draft would make them. */
export function withDraft(
  rules: readonly AccessRule[],
  draft: DraftRule | null,
  now: number,
): readonly AccessRule[] {
  if (draft === null) return rules;
  const others = rules.filter(({ id }) => id !== draft.id);
  const decidedAt = new Date(now).toISOString();
  return [...others, { ...draft.grant, id: draft.id ?? DRAFT_ID, decidedAt }];
}
