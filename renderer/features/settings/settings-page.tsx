import { t } from "../../i18n/t.ts";
import { useSession } from "../../state/use-page-state.tsx";
import { Pane, PaneBody } from "../../ui/pane.tsx";
import { PaneHead } from "../../ui/pane-head.tsx";
import { AboutSection } from "./about-section.tsx";
import { AlertsSection } from "./alerts-section.tsx";
import { AccountSection } from "./account-section.tsx";
import { AwaySection } from "./away-section.tsx";
import { DevicesSection } from "./devices-section.tsx";
import { FilesSection } from "./files-section.tsx";
import { InvitationsSection } from "./invitations-section.tsx";
import { LookSection } from "./look-section.tsx";
import { PollsSection } from "./polls-section.tsx";
import { ScriptsSection } from "./scripts-section.tsx";
import { useDevices } from "./use-devices.ts";
import { WritingSection } from "./writing-section.tsx";
import styles from "./settings.module.css";

/** The account, its devices and how the window looks. Fills the whole window beside the rail. */
export function SettingsPage() {
  const devices = useDevices();
  const session = useSession((state) => state.session);
  if (session === null) return null;
  return (
    <Pane kind="main" label={t("settings.title")}>
      <PaneHead title={t("settings.title")} kind="page" />
      <PaneBody>
        <div className={styles.sections}>
          <AccountSection session={session} />
          <AwaySection />
          <LookSection />
          <WritingSection />
          <AlertsSection />
          <PollsSection />
          <FilesSection />
          <DevicesSection devices={devices} />
          <ScriptsSection session={session} onMade={devices.refresh} />
          {session.service?.registration === "invitation" && <InvitationsSection />}
          <AboutSection session={session} />
        </div>
      </PaneBody>
    </Pane>
  );
}
