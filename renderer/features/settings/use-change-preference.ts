import { useCallback } from "react";
import type { Preferences } from "../../../shared/contract/bridge.ts";
import { usePageState } from "../../state/use-page-state.tsx";
import { useTell } from "../../ui/use-toasts.tsx";

/** Changes what the window remembers; it goes back by itself when that could not be kept. */
export function useChangePreference(): (part: Partial<Preferences>) => void {
  const { preferences } = usePageState();
  const tell = useTell();
  return useCallback(
    (part) => {
      const change = async () => {
        const reply = await preferences.change(part);
        if (!reply.ok) tell.failure(reply.error);
      };
      void change();
    },
    [preferences, tell],
  );
}
