import type { AccessPreview, AccessRule, AccessSubject } from "../../../shared/contract/access.ts";
import { AccessRuleId } from "../../../shared/contract/access.ts";
import { type PresentityAddress, PrincipalAddress } from "../../../shared/contract/address.ts";
import { type AccessDecision, decideAccess } from "../../../shared/model/access-decision.ts";
import type { Subject } from "../../../shared/model/access-match.ts";
import { requireSensible } from "../../../shared/model/access-grant.ts";
import { subjectOf } from "../../../shared/model/access-subject.ts";
import { AppError } from "../../../shared/result/app-error.ts";
import type { Clock } from "../ports.ts";
import { apartAfter } from "../presence/apart-after.ts";
import type { ApartView } from "../presence/apart-view.ts";
import { isSamePlace, permitsIn } from "../presence/place.ts";
import type { Presentities } from "../presence/presentities.ts";
import type { Presentity } from "../presence/presentity.ts";
import { createPassingSights, type Sights } from "../presence/sight.ts";
import type { AccessRuleRepository } from "./access-rule-repository.ts";
import type { AccessRules } from "./access-rules.ts";
import type { GrantToSave } from "./editing.ts";
import type { Revisits } from "./revisits.ts";

export interface PreviewWish {
  readonly as: AccessSubject;
  /** Null: now. */
  readonly at: string | null;
  /** Takes the place of the rule with its id. */
  readonly draft: GrantToSave | null;
}

/** What the very code that decides makes of somebody. Shows nobody anything and writes nothing. */
export type Preview = (address: PresentityAddress, wish: PreviewWish) => Promise<AccessPreview>;

export interface PreviewDeps {
  readonly repository: Pick<AccessRuleRepository, "list">;
  readonly rules: Pick<AccessRules, "factsOf">;
  readonly revisits: Pick<Revisits, "settle">;
  readonly presentities: Pick<Presentities, "get">;
  readonly clock: Clock;
}

// No rule has it: ids of rules are never empty of letters and digits.
const DRAFT = AccessRuleId.parse("-");

export function createPreview(deps: PreviewDeps): Preview {
  const { repository, presentities, clock } = deps;
  const sights = createPassingSights(clock);
  return async (address, { as, at, draft }) => {
    if (draft !== null) requireSensible(draft);
    const subject = await subjectFor(deps, address, as);
    const presentity = await presentities.get(address);
    const rules = await repository.list(address);
    const now = new Date(clock.now());
    const before = decideAccess(rules, subject, now);
    const decided = decideAccess(
      withDraft(rules, draft, now),
      subject,
      at === null ? now : new Date(at),
    );
    const { handling, rule } = decided;
    const ruleId = rule === null || rule.id === DRAFT ? null : rule.id;
    const shown = { presentity, watcher: subject.watcher, before, decided, now };
    return { handling, ruleId, ...showTo(sights, shown) };
  };
}

function withDraft(
  rules: readonly AccessRule[],
  draft: GrantToSave | null,
  now: Date,
): AccessRule[] {
  if (draft === null) return [...rules];
  const { id, ...grant } = draft;
  const others = rules.filter((rule) => rule.id !== id);
  return [...others, { ...grant, id: id ?? DRAFT, decidedAt: now.toISOString() }];
}

async function subjectFor(
  { rules, revisits }: PreviewDeps,
  address: PresentityAddress,
  as: AccessSubject,
): Promise<Subject> {
  switch (as.kind) {
    case "person":
      // What they would find: whatever is under way reaches them before they are answered.
      await revisits.settle([address], { principal: as.person });
      return subjectOf(as.person, (await rules.factsOf(address, as.person)).groups);
    case "stranger":
      return subjectOf(strangerOf(as.domain));
    case "anonymous":
      return { watcher: null, level: "anonymous", groups: new Set() };
  }
}

/** Somebody whom nobody is: names are shorter than this. */
function strangerOf(domain: string): PrincipalAddress {
  const parsed = PrincipalAddress.safeParse(`${"x".repeat(40)}@${domain.toLowerCase()}`);
  if (parsed.success) return parsed.data;
  throw new AppError("invalid-request", "this is not a domain that somebody could be of");
}

interface Shown {
  readonly presentity: Presentity;
  readonly watcher: PrincipalAddress | null;
  readonly before: AccessDecision;
  readonly decided: AccessDecision;
  readonly now: Date;
}

/** As if they were moved there just now. */
function showTo(sights: Sights, shown: Shown): Pick<AccessPreview, "permits" | "document"> {
  const { presentity, watcher, before, decided } = shown;
  const apart = apartOf(sights, shown);
  const { handling } = decided;
  const isIgnored = handling === "polite-block";
  const permits = isIgnored ? permitsIn(decided, apart ?? undefined) : decided.permits;
  if (handling === "block") return { permits, document: null };
  if (watcher !== null && isSamePlace(before, decided)) {
    return { permits, document: sights.of(presentity, watcher, decided).document };
  }
  // Without a document of their own they get what everybody gets who is put there.
  const document = apart?.document ?? sights.of(presentity, NOBODY, decided).document;
  return { permits, document };
}

function apartOf(
  sights: Sights,
  { presentity, watcher, before: from, decided: to, now }: Shown,
): ApartView | null {
  if (watcher === null) return null;
  return apartAfter(sights, { presentity, watcher, from, to }, now.getTime());
}

const NOBODY = strangerOf("anonymous.invalid");
