import type { PrincipalAddress } from "../../../shared/contract/address.ts";
import type { WatchRequest } from "../../../shared/contract/watcher.ts";
import { t } from "../../i18n/t.ts";
import { useAccess, usePageState, useView } from "../../state/use-page-state.tsx";
import { Tray } from "../../ui/tray.tsx";
import { PutOffRequest } from "./put-off-request.tsx";
import { WaitingRequest, type RequestActs } from "./waiting-request.tsx";
import styles from "./requests.module.css";

/** Who asks to see one's light, above a list. Nothing at all while nobody does. */
export function RequestTray({ onAnswer, onAddToo }: RequestActs) {
  const { view } = usePageState();
  const requests = useAccess((state) => state.requests);
  const postponed = useView((state) => state.postponed);
  const isFolded = useView((state) => state.isTrayFolded);
  if (requests.length === 0) return null;
  // One at a time in full; the others are a line each, or three of them would hide the list.
  const open = requests.find(({ watcher }) => !postponed.has(watcher));
  return (
    <Tray
      title={t("requests.title")}
      count={requests.length}
      aside={t("requests.aside")}
      isExpanded={!isFolded}
      onExpandedChange={(isExpanded) => view.foldTray(!isExpanded)}
    >
      <div className={styles.requests}>
        {requests.map((request) =>
          request === open ? (
            <WaitingRequest
              key={request.watcher}
              request={request}
              onAnswer={onAnswer}
              onAddToo={onAddToo}
              onPutOff={() => view.postpone([...postponed, request.watcher])}
            />
          ) : (
            <PutOffRequest
              key={request.watcher}
              request={request}
              onTakeUp={() => view.postpone(othersThan(request, requests))}
            />
          ),
        )}
      </div>
    </Tray>
  );
}

/** Taking one up puts the others off: there is one card at a time. */
function othersThan(
  request: WatchRequest,
  requests: readonly WatchRequest[],
): readonly PrincipalAddress[] {
  return requests.filter((each) => each !== request).map(({ watcher }) => watcher);
}
