import type { PresenceAlert } from "../../../shared/contract/alert.ts";
import { ownerOf } from "../../../shared/model/address.ts";
import { t } from "../../i18n/t.ts";
import { useAlerts, usePageState } from "../../state/use-page-state.tsx";
import { usePerson } from "../../state/use-person.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { Section } from "../../ui/section.tsx";
import { SettingRow } from "../../ui/setting-row.tsx";
import { useTell } from "../../ui/use-toasts.tsx";

/** Everything this device waits to tell; nothing where it waits for nothing. */
export function AlertsSection() {
  const alerts = useAlerts((state) => state.alerts);
  if (alerts.length === 0) return null;
  return (
    <Section title={t("alert.waits-for")}>
      <Card kind="rows">
        {alerts.map((alert) => (
          <AlertRow key={`${alert.kind} ${alert.presentity}`} alert={alert} />
        ))}
      </Card>
    </Section>
  );
}

function AlertRow({ alert }: { readonly alert: PresenceAlert }) {
  const { presentity, kind, repeats } = alert;
  const { alerts } = usePageState();
  const tell = useTell();
  const { name } = usePerson(ownerOf(presentity));
  const what = t(`alert.waits-${kind}`, { name });
  async function stop(): Promise<void> {
    const reply = await alerts.remove(presentity, kind);
    if (!reply.ok) tell.failure(reply.error);
  }
  return (
    <SettingRow label={what} hint={t(repeats ? "alert.waits-always" : "alert.waits-once")}>
      <Button size="small" aria-label={t("alert.stop-label", { what })} onPress={() => void stop()}>
        {t("alert.stop")}
      </Button>
    </SettingRow>
  );
}
