import { useCallback, useEffect, useRef, useState } from "react";
import type { Device } from "../../../shared/contract/account.ts";
import type { Failure } from "../../../shared/result/result.ts";
import { selectIsOnline } from "../../state/session/session-store.ts";
import { usePageState, useSession } from "../../state/use-page-state.tsx";

export interface Devices {
  /** Null until they came for the first time. */
  readonly known: readonly Device[] | null;
  readonly failure: Failure | null;
  readonly refresh: () => void;
}

/** Everything that may act as oneself; asked for anew when the page opens and the service is back. */
export function useDevices(): Devices {
  const { account } = usePageState();
  const isOnline = useSession(selectIsOnline);
  const [known, setKnown] = useState<readonly Device[] | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const asked = useRef(0);
  const refresh = useCallback(() => {
    const mine = ++asked.current;
    const ask = async () => {
      const reply = await account.listDevices();
      // A later question knows more.
      if (mine !== asked.current) return;
      if (reply.ok) setKnown(reply.value.devices);
      setFailure(reply.ok ? null : reply.error);
    };
    void ask();
  }, [account]);
  useEffect(refresh, [refresh, isOnline]);
  return { known, failure, refresh };
}
