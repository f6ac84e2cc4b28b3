import type { PresentityAddress } from "../../../shared/contract/address.ts";
import { t } from "../../i18n/t.ts";
import { usePageState } from "../../state/use-page-state.tsx";
import { saveFile } from "../../ui/save-file.ts";
import { useTell } from "../../ui/use-toasts.tsx";

/** Saves what one is shown of somebody as a file: all of it, or their name and ways to reach them. */
export function useSavePerson() {
  const { files } = usePageState();
  const tell = useTell();
  return async (what: "presence" | "card", presentity: PresentityAddress) => {
    const reply = await (what === "card"
      ? files.exportCard(presentity)
      : files.exportPresence(presentity));
    if (!reply.ok) {
      tell.failure(reply.error);
      return;
    }
    saveFile(reply.value);
    tell({ text: t("files.saved", { name: reply.value.name }), icon: "check" });
  };
}
