import { randomUUID } from "node:crypto";
import { TupleId } from "../../../shared/contract/presence.ts";

/** Random, so that ids of two views can't be matched. */
export function newTupleId(): TupleId {
  return TupleId.parse(randomUUID());
}
