import { PopoverTrigger } from "../popover.tsx";
import { Rail } from "../rail.tsx";
import { RailItem } from "../rail-item.tsx";
import { RailMe } from "../rail-me.tsx";
import { StatusPanel } from "./status-panel.tsx";

export interface GalleryRailProps {
  readonly current: "inbox" | "buddies" | "watchers" | "rules" | "parts";
  readonly isStatusOpen?: boolean;
}

export function GalleryRail({ current, isStatusOpen = false }: GalleryRailProps) {
  const go = (page: string) => () => {
    location.hash = page;
  };
  const item = (page: GalleryRailProps["current"]) => ({
    isCurrent: page === current,
    onPress: go(page),
  });
  return (
    <Rail
      label="Porchlight"
      foot={
        <>
          <RailItem
            icon="settings"
            label="Settings"
            isCurrent={false}
            onPress={go("parts")}
            isWideOnly
          />
          <PopoverTrigger defaultOpen={isStatusOpen}>
            <RailMe name="Jamila Marchetti" lamp="lit" label="Your status: Available. Change" />
            <StatusPanel />
          </PopoverTrigger>
        </>
      }
    >
      <RailItem icon="inbox" label="Inbox" count={4} countLabel="4 unread" {...item("inbox")} />
      <RailItem icon="buddies" label="Buddies" {...item("buddies")} />
      <RailItem icon="eye" label="Watchers" {...item("watchers")} />
      <RailItem icon="rules" label="Rules" {...item("rules")} />
    </Rail>
  );
}
