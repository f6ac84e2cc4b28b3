import type { Preferences } from "../../../shared/contract/bridge.ts";
import { t } from "../../i18n/t.ts";
import { usePageState, usePreferences } from "../../state/use-page-state.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { MenuButton } from "../../ui/menu.tsx";

const SORTS = ["status", "name", "recent"] as const satisfies readonly Preferences["buddySort"][];

/** How the list is sorted, who is in it and how dense it is. */
export function ListViewMenu() {
  const { preferences } = usePageState();
  const sort = usePreferences((state) => state.buddySort);
  const showsUnavailable = usePreferences((state) => state.showsUnavailable);
  const isCompact = usePreferences((state) => state.density === "compact");
  const entries = [
    ...SORTS.map((id) => ({ id, label: t(`buddy-list.sort-${id}`) })),
    {
      id: "show",
      label: t(showsUnavailable ? "buddy-list.hide-unavailable" : "buddy-list.show-unavailable"),
      startsGroup: true,
    },
  ];
  const choose = (id: string) => {
    const buddySort = SORTS.find((each) => each === id);
    if (buddySort !== undefined) void preferences.change({ buddySort });
    if (id === "show") void preferences.change({ showsUnavailable: !showsUnavailable });
  };
  return (
    <>
      <IconButton
        icon="density"
        label={t("buddy-list.compact")}
        isOn={isCompact}
        onPress={() => void preferences.change({ density: isCompact ? "comfortable" : "compact" })}
      />
      <MenuButton label={t("buddy-list.view")} entries={entries} chosen={[sort]} onAction={choose}>
        <IconButton icon="filter" label={t("buddy-list.view")} />
      </MenuButton>
    </>
  );
}
