import { useState } from "react";
import type { PrincipalAddress } from "../../../shared/contract/address.ts";
import type { PresenceDocument } from "../../../shared/contract/presence.ts";
import { usePageState } from "../../state/use-page-state.tsx";
import { useTell } from "../../ui/use-toasts.tsx";

export interface Looked {
  readonly document: PresenceDocument;
  readonly at: number;
}

/** One look at somebody: what it showed, for as long as their page is open. */
export function useLook(person: PrincipalAddress) {
  const { buddies, ticks } = usePageState();
  const tell = useTell();
  const [looked, setLooked] = useState<Looked | null>(null);
  const [isLooking, setLooking] = useState(false);

  async function look(): Promise<void> {
    setLooking(true);
    const reply = await buddies.look(person);
    setLooking(false);
    if (reply.ok) setLooked({ document: reply.value, at: ticks.nowAt(1_000) });
    else tell.failure(reply.error);
  }

  return { looked, isLooking, look };
}
