import type { PrincipalAddress } from "../../shared/contract/address.ts";
import { t } from "../i18n/t.ts";
import { usePageState } from "../state/use-page-state.tsx";
import { useTell } from "../ui/use-toasts.tsx";

/** Puts somebody who was just let in on the own list, too. */
export function useAddToo(): (person: PrincipalAddress) => void {
  const { buddies, view } = usePageState();
  const tell = useTell();
  return (person) => {
    void buddies.add({ address: person, name: "", groups: [] }).then((reply) => {
      if (reply.ok) return;
      const again = () => view.openDialog({ kind: "add-buddy", address: person });
      tell.failure(reply.error, { label: t("app.try-again"), onChoose: again });
    });
  };
}
