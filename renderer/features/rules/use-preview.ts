import { useEffect, useState } from "react";
import type { AccessPreview, AccessSubject } from "../../../shared/contract/access.ts";
import type { BridgeCalls } from "../../../shared/contract/bridge.ts";
import type { Input } from "../../../shared/contract/define.ts";
import type { Failure } from "../../../shared/result/result.ts";
import { selectIsOnline } from "../../state/session/session-store.ts";
import { useAccess, useBuddies, usePageState, useSession } from "../../state/use-page-state.tsx";
import type { DraftRule } from "./see-as.ts";

export interface Preview {
  /** Null until the first answer came. */
  readonly seen: AccessPreview | null;
  readonly failure: Failure | null;
}

export interface PreviewOf {
  readonly as: AccessSubject;
  /** Null: now. */
  readonly at: string | null;
  readonly draft: DraftRule | null;
}

type Asked = Input<BridgeCalls["access:preview"]>;

/**
 * What somebody is shown, asked anew whenever anything that it depends on may have changed. The last
 * answer stays until the next one is there.
 */
export function usePreview({ as, at, draft }: PreviewOf): Preview {
  const { access } = usePageState();
  const rules = useAccess((state) => state.rules);
  const buddies = useBuddies((state) => state.byPresentity);
  const status = useSession((state) => state.status);
  const isOnline = useSession(selectIsOnline);
  const [preview, setPreview] = useState<Preview>({ seen: null, failure: null });
  const input: Asked = { as, at, draft: draft === null ? null : { id: draft.id, ...draft.grant } };
  // By value: a draft is made anew whenever it is drawn.
  const asked = JSON.stringify(input);
  useEffect(() => {
    let isCurrent = true;
    void (async () => {
      // It was written from this very type just above.
      const reply = await access.preview(JSON.parse(asked) as Asked);
      if (!isCurrent) return;
      setPreview(
        reply.ok ? { seen: reply.value, failure: null } : { seen: null, failure: reply.error },
      );
    })();
    return () => {
      isCurrent = false;
    };
  }, [access, asked, rules, buddies, status, isOnline]);
  return preview;
}
