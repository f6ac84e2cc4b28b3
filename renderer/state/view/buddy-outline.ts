import type { PresentityAddress } from "../../../shared/contract/address.ts";
import type { BuddyView, Preferences } from "../../../shared/contract/bridge.ts";
import type { Availability } from "../../../shared/model/availability.ts";
import { buddyName, foldForSearch, searchTextOf } from "../replicated/person-name.ts";
import { isAround, lastReachOf, reachOf } from "../replicated/reach.ts";
import { holdOrder, isSameOrder } from "./hold-order.ts";

/** One group of the list: who is shown in it, and how many there are. */
export interface BuddyGroup {
  /** Empty for those who are in no group. */
  readonly name: string;
  readonly members: readonly PresentityAddress[];
  /** With those whom the list leaves out. */
  readonly all: readonly PresentityAddress[];
  /** Lit, away or busy; null while nobody can know. */
  readonly aroundCount: number | null;
}

export interface BuddyOutline {
  readonly groups: readonly BuddyGroup[];
  /** Buddies that the list leaves out because they are not there. */
  readonly hiddenCount: number;
}

export const EMPTY_OUTLINE: BuddyOutline = { groups: [], hiddenCount: 0 };

export interface OutlineInput {
  readonly buddies: ReadonlyMap<PresentityAddress, BuddyView>;
  readonly sort: Preferences["buddySort"];
  readonly showsUnavailable: boolean;
  readonly filter: string;
  readonly isOnline: boolean;
  /** When the last word was exchanged with somebody, in milliseconds; 0 for never. */
  readonly recencyOf: (presentity: PresentityAddress) => number;
  readonly hasUnread: (presentity: PresentityAddress) => boolean;
}

/** The list as its settings and the filter ask for it, in its proper order. */
export function outlineOf(input: OutlineInput): BuddyOutline {
  const wanted = foldForSearch(input.filter.trim());
  const matching = [...input.buddies.values()].filter(
    (view) => wanted === "" || searchTextOf(view).includes(wanted),
  );
  // Somebody who is looked for is shown wherever they are.
  const showsAll = input.showsUnavailable || wanted !== "";
  const shown = new Set(
    matching.filter((view) => showsAll || isShownAnyway(view, input)).map(presentityOf),
  );
  const ordered = inOrder(matching, input);
  return {
    groups: groupNames(matching).map((name) => groupOf(name, ordered, shown, input)),
    hiddenCount: matching.length - shown.size,
  };
}

/**
 * The same people in the order in which they are shown, for as long as somebody points into the
 * list. A light that goes on or off moves and hides nobody; only who joins or leaves the list counts.
 */
export function holdOutline(shown: BuddyOutline, next: BuddyOutline): BuddyOutline {
  const before = new Map(shown.groups.map((group) => [group.name, group]));
  const groups = next.groups.map((group) => holdGroup(before.get(group.name), group));
  const names = holdOrder(shown.groups.map(nameOf), groups.map(nameOf));
  const byName = new Map(groups.map((group) => [group.name, group]));
  return { ...next, groups: names.flatMap((name) => byName.get(name) ?? []) };
}

function holdGroup(before: BuddyGroup | undefined, group: BuddyGroup): BuddyGroup {
  if (before === undefined) return group;
  const shown = new Set(before.members);
  const known = new Set(before.all);
  const staying = group.all.filter((member) => shown.has(member) || !known.has(member));
  return { ...group, members: holdOrder(before.members, staying) };
}

/** Keeps the very objects that did not change, so that only what changed is painted. */
export function reuseOutline(shown: BuddyOutline, next: BuddyOutline): BuddyOutline {
  const before = new Map(shown.groups.map((group) => [group.name, group]));
  const groups = next.groups.map((group) => reuseGroup(before.get(group.name), group));
  const isSame = isSameOrder(shown.groups, groups) && shown.hiddenCount === next.hiddenCount;
  return isSame ? shown : { ...next, groups };
}

function reuseGroup(before: BuddyGroup | undefined, group: BuddyGroup): BuddyGroup {
  if (before === undefined) return group;
  const members = isSameOrder(before.members, group.members) ? before.members : group.members;
  const all = isSameOrder(before.all, group.all) ? before.all : group.all;
  const isSame =
    members === before.members && all === before.all && group.aroundCount === before.aroundCount;
  return isSame ? before : { ...group, members, all };
}

function groupOf(
  name: string,
  ordered: readonly BuddyView[],
  shown: ReadonlySet<PresentityAddress>,
  { isOnline }: OutlineInput,
): BuddyGroup {
  const inGroup = ordered.filter((view) => isIn(view, name));
  const all = inGroup.map(presentityOf);
  return {
    name,
    members: all.filter((presentity) => shown.has(presentity)),
    all,
    aroundCount: isOnline ? inGroup.filter((view) => isAround(reachOf(view, true))).length : null,
  };
}

function isIn(view: BuddyView, group: string): boolean {
  const { groups } = view.buddy;
  return group === "" ? groups.length === 0 : groups.includes(group);
}

/** By the alphabet; those without a group come last. */
function groupNames(views: readonly BuddyView[]): readonly string[] {
  const names = new Set(views.flatMap(({ buddy }) => buddy.groups));
  const sorted = [...names].toSorted(collator().compare);
  return views.some(({ buddy }) => buddy.groups.length === 0) ? [...sorted, ""] : sorted;
}

/** Whoever wrote, or has not answered yet, must not vanish only because their light is off. */
function isShownAnyway(view: BuddyView, input: OutlineInput): boolean {
  const { buddy, subscription } = view;
  const reach = lastReachOf(view);
  if (isAround(reach) || reach === "closed") return true;
  return subscription?.state === "pending" || input.hasUnread(buddy.presentity);
}

const RANK: Readonly<Record<Availability, number>> = {
  available: 0,
  away: 1,
  busy: 2,
  closed: 3,
  unavailable: 4,
  unknown: 4,
};

/** What is compared is worked out once for each, not once for each comparison. */
function inOrder(views: readonly BuddyView[], input: OutlineInput): readonly BuddyView[] {
  const { compare } = collator();
  return views
    .map((view) => ({ view, first: firstKey(view, input), name: buddyName(view) }))
    .toSorted(
      (a, b) =>
        a.first - b.first ||
        compare(a.name, b.name) ||
        (a.view.buddy.presentity < b.view.buddy.presentity ? -1 : 1),
    )
    .map(({ view }) => view);
}

/** Smaller comes first. */
function firstKey(view: BuddyView, { sort, recencyOf }: OutlineInput): number {
  switch (sort) {
    case "name":
      return 0;
    case "status":
      return RANK[lastReachOf(view)];
    case "recent":
      return -recencyOf(view.buddy.presentity);
  }
}

let shared: Intl.Collator | undefined;
/** Making one costs more than a thousand comparisons. */
function collator(): Intl.Collator {
  shared ??= new Intl.Collator(undefined, { sensitivity: "base", numeric: true });
  return shared;
}

function presentityOf(view: BuddyView): PresentityAddress {
  return view.buddy.presentity;
}

function nameOf(group: BuddyGroup): string {
  return group.name;
}
