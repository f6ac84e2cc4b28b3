import { useRef, useState, type MouseEvent, type ReactNode } from "react";
import { Popover } from "react-aria-components";
import { Menu, type MenuEntry } from "./menu.tsx";
import styles from "./menu.module.css";

export interface RowMenu<Id extends string> {
  /** What the menu of a row offers. */
  readonly entriesFor: (id: Id) => readonly MenuEntry[];
  readonly onAction: (id: Id, action: string) => void;
}

interface Opened<Id extends string> {
  readonly id: Id;
  readonly label: string;
}

/**
 * The menu of a list's rows: opened with the other mouse button, the menu key or Shift+F10, which
 * browsers all tell as `contextmenu`. One popover serves all rows.
 */
export function useRowMenu<Id extends string>(menu: RowMenu<Id> | undefined) {
  const anchor = useRef<Element>(null);
  const [opened, setOpened] = useState<Opened<Id> | undefined>();

  function open(event: MouseEvent, row: Opened<Id>): void {
    if (menu === undefined) return;
    event.preventDefault();
    anchor.current = event.currentTarget;
    setOpened(row);
  }

  const popover: ReactNode = menu !== undefined && opened !== undefined && (
    <Popover
      triggerRef={anchor}
      isOpen
      onOpenChange={() => setOpened(undefined)}
      placement="bottom end"
      className={styles.popover ?? ""}
    >
      <Menu
        label={opened.label}
        entries={menu.entriesFor(opened.id)}
        onAction={(action) => {
          setOpened(undefined);
          menu.onAction(opened.id, action);
        }}
      />
    </Popover>
  );
  return { open, popover };
}
