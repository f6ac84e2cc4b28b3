import { t } from "../i18n/t.ts";
import { usePageState, usePreferences } from "../state/use-page-state.tsx";
import { ColumnHandle } from "../ui/column-handle.tsx";
import { useWidth } from "../ui/use-width.ts";

const MIN_PX = 240;
const MAX_PX = 420;
const USUAL_PX = { wide: 328, medium: 288, narrow: 288 } as const;

/** Drags the list wider or narrower; where there is one pane there is nothing to drag. */
export function ListHandle() {
  const { preferences } = usePageState();
  const width = useWidth();
  const listWidth = usePreferences((state) => state.listWidth);
  if (width === "narrow") return null;
  return (
    <ColumnHandle
      label={t("app.list-width")}
      column="before"
      valuePx={listWidth ?? USUAL_PX[width]}
      minPx={MIN_PX}
      maxPx={MAX_PX}
      onChange={(next) => void preferences.change({ listWidth: next })}
    />
  );
}
