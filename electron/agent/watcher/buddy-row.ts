import type { z } from "zod";
import { Buddy } from "../../../shared/contract/buddy.ts";
import { PresenceDocument, Subscription } from "../../../shared/contract/presence.ts";
import type { BuddyRow } from "../archive/operations/buddy-operations.ts";
import { parseJson } from "../archive/parse-json.ts";
import type { KnownPresence } from "./known-presence.ts";

export interface ArchivedBuddy {
  readonly buddy: Buddy;
  readonly known: KnownPresence;
}

export function rowOf({ buddy, known }: ArchivedBuddy): BuddyRow {
  return {
    presentity: buddy.presentity,
    name: buddy.name,
    groups: JSON.stringify(buddy.groups),
    addedAt: buddy.addedAt,
    displayName: known.displayName,
    subscription: known.subscription && JSON.stringify(known.subscription),
    document: known.document && JSON.stringify(known.document),
    asOf: known.asOf,
  };
}

/** Null for a row that this build does not understand: the service has the list. */
export function parseRow(row: BuddyRow): ArchivedBuddy | null {
  const { presentity, name, addedAt, displayName, asOf } = row;
  const buddy = Buddy.safeParse({ presentity, name, groups: parseJson(row.groups), addedAt });
  if (!buddy.success) return null;
  return {
    buddy: buddy.data,
    known: {
      subscription: read(Subscription, row.subscription),
      document: read(PresenceDocument, row.document),
      displayName,
      isLive: false,
      asOf,
    },
  };
}

function read<S extends z.ZodType>(schema: S, json: string | null): z.output<S> | null {
  if (json === null) return null;
  const parsed = schema.safeParse(parseJson(json));
  return parsed.success ? parsed.data : null;
}
