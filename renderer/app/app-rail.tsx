import type { ReactNode } from "react";
import { t } from "../i18n/t.ts";
import type { Section } from "../state/view/view-store.ts";
import {
  useAccess,
  useConversations,
  usePageState,
  useView,
  useWatchers,
} from "../state/use-page-state.tsx";
import type { IconName } from "../ui/icon-shapes.tsx";
import { Rail } from "../ui/rail.tsx";
import { RailItem } from "../ui/rail-item.tsx";

export interface AppRailProps {
  /** The own window, which opens the status picker. */
  readonly me: ReactNode;
}

/** Where one can go, and what is new there. */
export function AppRail({ me }: AppRailProps) {
  const unread = useConversations((conversations) => conversations.unreadCount);
  const requests = useAccess((access) => access.requests.length);
  const alerts = useWatchers((watchers) => watchers.alerts.length);
  const countLabel = t("app.unread-and-requests", { unread, requests });
  return (
    <Rail
      label={t("app.name")}
      foot={
        <>
          <Place section="settings" icon="settings" label={t("app.settings")} isWideOnly />
          {me}
        </>
      }
    >
      <Place
        section="inbox"
        icon="inbox"
        label={t("app.inbox")}
        count={unread + requests}
        countLabel={countLabel}
      />
      <Place section="buddies" icon="buddies" label={t("app.buddies")} />
      <Place
        section="watchers"
        icon="eye"
        label={t("app.watchers")}
        count={alerts}
        countLabel={t("app.watch-alerts", { count: alerts })}
      />
      <Place section="rules" icon="rules" label={t("app.rules")} />
    </Rail>
  );
}

interface PlaceProps {
  readonly section: Section;
  readonly icon: IconName;
  readonly label: string;
  readonly count?: number;
  readonly countLabel?: string;
  readonly isWideOnly?: boolean;
}

function Place({ section, ...item }: PlaceProps) {
  const { view } = usePageState();
  const isCurrent = useView((state) => state.section === section);
  return <RailItem {...item} isCurrent={isCurrent} onPress={() => view.openSection(section)} />;
}
