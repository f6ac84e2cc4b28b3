import { useState } from "react";
import type { BuddyView } from "../../shared/contract/bridge.ts";
import { principalOf } from "../../shared/model/address.ts";
import { EditPersonDialog } from "../features/person/edit-person-dialog.tsx";
import { PersonDetails } from "../features/person/person-details.tsx";
import { buddyName } from "../state/replicated/person-name.ts";
import { usePageState, usePreferences, useView } from "../state/use-page-state.tsx";
import { Frame } from "../ui/frame.tsx";
import { AppRail } from "./app-rail.tsx";
import { CatchFailure } from "./catch-failure.tsx";
import { ConnectionStrip } from "./connection-strip.tsx";
import { ListPane } from "./list-pane.tsx";
import { MainPane } from "./main-pane.tsx";
import { OpenDialogs } from "./open-dialogs.tsx";
import { OwnWindow } from "./own-window.tsx";
import { useAnswer } from "./use-answer.tsx";
import { useRemoval } from "./use-removal.tsx";
import { useFiredAlerts } from "./use-fired-alerts.ts";
import { useFocusInSection } from "./use-focus-in-section.ts";
import { useShortcuts } from "./use-shortcuts.ts";
import { useWatchAlerts } from "./use-watch-alerts.ts";
import { useTitle } from "./use-title.ts";
import type { Attention } from "./watch-attention.ts";

export interface AppWindowProps {
  readonly attention: Attention;
}

/** The window of somebody who is signed in: rail, list, main pane, details, and what lies over them. */
export function AppWindow({ attention }: AppWindowProps) {
  const { view } = usePageState();
  const section = useView((state) => state.section);
  const pane = useView((state) => state.pane);
  const conversation = useView((state) => state.conversation);
  const hasDetails = useView((state) => state.hasDetails);
  const listWidth = usePreferences((state) => state.listWidth);
  const { answer, question: blockQuestion } = useAnswer();
  const { remove, question: removeQuestion } = useRemoval();
  const [edited, setEdited] = useState<BuddyView | null>(null);
  useShortcuts();
  useFocusInSection(section);
  useWatchAlerts();
  useFiredAlerts();
  useTitle();
  const detailed = section === "inbox" && hasDetails ? conversation : null;
  const acts = { onAnswer: answer, onEdit: setEdited, onRemove: remove };
  return (
    <>
      <Frame
        strip={<ConnectionStrip />}
        rail={<AppRail me={<OwnWindow />} />}
        list={
          section === "inbox" || section === "buddies" ? (
            <ListPane section={section} {...acts} />
          ) : undefined
        }
        main={
          <CatchFailure key={section}>
            <MainPane section={section} attention={attention} {...acts} />
          </CatchFailure>
        }
        details={
          detailed === null ? undefined : (
            <PersonDetails
              address={principalOf(detailed)}
              onClose={view.toggleDetails}
              onAnswer={answer}
            />
          )
        }
        shown={detailed !== null && pane === "main" ? "details" : pane}
        isRailHiddenWhenNarrow={section === "inbox" && conversation !== null}
        listSizePx={listWidth ?? undefined}
      />
      <OpenDialogs />
      {edited !== null && (
        <EditPersonDialog view={edited} name={buddyName(edited)} onClose={() => setEdited(null)} />
      )}
      {blockQuestion}
      {removeQuestion}
    </>
  );
}
