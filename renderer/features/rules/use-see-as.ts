import { useState } from "react";
import type { AccessSubject } from "../../../shared/contract/access.ts";
import { ownerOf } from "../../../shared/model/address.ts";
import { selectOwnDomain } from "../../state/session/session-store.ts";
import { useBuddies, useSession } from "../../state/use-page-state.tsx";

export interface SeeAs {
  readonly as: AccessSubject;
  readonly onSeeAs: (as: AccessSubject) => void;
  /** Milliseconds since 1970; null: now. */
  readonly at: number | null;
  readonly onAt: (at: number | null) => void;
}

/** Whom one sees oneself as, and when. It begins with the first buddy, or a stranger where there is none. */
export function useSeeAs(): SeeAs {
  const domain = useSession(selectOwnDomain) ?? "this-computer.local";
  const first = useBuddies((state) => state.byPresentity.keys().next().value);
  const [chosen, onSeeAs] = useState<AccessSubject | null>(null);
  const [at, onAt] = useState<number | null>(null);
  const start: AccessSubject =
    first === undefined ? { kind: "stranger", domain } : { kind: "person", person: ownerOf(first) };
  return { as: chosen ?? start, onSeeAs, at, onAt };
}
