import { useEffect } from "react";
import { t } from "../../i18n/t.ts";
import { usePageState } from "../../state/use-page-state.tsx";
import { PaneBody, Pane } from "../../ui/pane.tsx";
import { PaneHead } from "../../ui/pane-head.tsx";

/** Who looked at one's light, and what is unusual about it. Fills the whole window beside the rail. */
export function WatchersPage() {
  const { watchers } = usePageState();
  useEffect(() => {
    void watchers.refresh();
  }, [watchers]);
  return (
    <Pane kind="main" label={t("watchers.title")}>
      <PaneHead title={t("watchers.title")} kind="page" />
      <PaneBody>{null}</PaneBody>
    </Pane>
  );
}
