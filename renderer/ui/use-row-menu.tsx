import { useRef, useState, type MouseEvent, type ReactNode } from "react";
import { Popover } from "react-aria-components";
import { Menu, type MenuEntry } from "./menu.tsx";
import styles from "./menu.module.css";

export interface RowMenu {
  /** What the menu of a row offers. */
  readonly entriesFor: (id: string) => readonly MenuEntry[];
  readonly onAction: (id: string, action: string) => void;
}

interface OpenedRow {
  readonly id: string;
  readonly label: string;
}

/**
 * The menu of a list's rows: opened with the other mouse button, the menu key or Shift+F10, which
 * browsers all tell as `contextmenu`. One popover serves all rows.
 */
export function useRowMenu(menu: RowMenu | undefined) {
  const anchor = useRef<Element>(null);
  const [opened, setOpened] = useState<OpenedRow | undefined>();

  function open(event: MouseEvent, row: OpenedRow): void {
    if (menu === undefined) return;
    event.preventDefault();
    anchor.current = rowOf(event.target) ?? event.currentTarget;
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

/** The key of the row that something in it belongs to; React Aria writes it on the row. */
export function rowKeyOf(target: EventTarget): string | undefined {
  return rowOf(target)?.dataset["key"];
}

function rowOf(target: EventTarget): HTMLElement | undefined {
  const row = target instanceof Element ? target.closest<HTMLElement>("[role=row]") : null;
  return row ?? undefined;
}
