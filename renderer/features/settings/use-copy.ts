import { useCallback } from "react";
import { t } from "../../i18n/t.ts";
import { useTell } from "../../ui/use-toasts.tsx";

/** Puts a text on the clipboard, and says whether that worked. */
export function useCopy(): (text: string) => void {
  const tell = useTell();
  return useCallback(
    (text) => {
      const copy = async () => {
        try {
          await navigator.clipboard.writeText(text);
          tell({ text: t("app.copied"), icon: "copy" });
        } catch {
          // The page may be denied the clipboard; the text can be selected where it stands.
          tell({ text: t("app.copy-failed"), isFailure: true });
        }
      };
      void copy();
    },
    [tell],
  );
}
