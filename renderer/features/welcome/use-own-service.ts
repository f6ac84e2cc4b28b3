import { useCallback, useEffect, useState } from "react";
import type { ServiceDescription } from "../../../shared/contract/account.ts";
import type { Failure } from "../../../shared/result/result.ts";
import { usePageState } from "../../state/use-page-state.tsx";

export interface OwnService {
  readonly description: ServiceDescription | null;
  readonly failure: Failure | null;
  readonly isStarting: boolean;
  readonly tryAgain: () => Promise<void>;
}

/** The service on this computer, which is started when it has to be. */
export function useOwnService(): OwnService {
  const { account } = usePageState();
  const [description, setDescription] = useState<ServiceDescription | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isStarting, setStarting] = useState(true);
  const tryAgain = useCallback(async () => {
    setStarting(true);
    const reply = await account.describeService(null);
    setStarting(false);
    setDescription(reply.ok ? reply.value : null);
    setFailure(reply.ok ? null : reply.error);
  }, [account]);
  useEffect(() => void tryAgain(), [tryAgain]);
  return { description, failure, isStarting, tryAgain };
}
