import { useCallback, useEffect, useState } from "react";
import type { InformationReader } from "../../../shared/contract/watcher-reading.ts";
import { usePageState } from "../../state/use-page-state.tsx";
import { useTell } from "../../ui/use-toasts.tsx";

/** Who reads one's watchers, asked for anew with each decision about it. */
export function useReaders() {
  const { watchers } = usePageState();
  const tell = useTell();
  const [readers, setReaders] = useState<readonly InformationReader[]>([]);
  const refresh = useCallback(async () => {
    const reply = await watchers.readers();
    if (reply.ok) setReaders(reply.value.readers);
    else tell.failure(reply.error);
  }, [watchers, tell]);
  useEffect(() => void refresh(), [refresh]);
  /** Whether it holds. */
  const letRead = async (address: string, isAllowed: boolean): Promise<boolean> => {
    const reply = await watchers.letRead(address, isAllowed);
    if (!reply.ok) tell.failure(reply.error);
    else await refresh();
    return reply.ok;
  };
  return { readers, letRead };
}
