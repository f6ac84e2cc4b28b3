import type { ReactNode } from "react";
import {
  Menu as AriaMenu,
  MenuItem,
  MenuTrigger,
  Popover,
  Separator,
  Text,
  type Key,
} from "react-aria-components";
import { classNames } from "./class-names.ts";
import type { IconName } from "./icon-shapes.tsx";
import { Icon } from "./icon.tsx";
import styles from "./menu.module.css";

export interface MenuEntry {
  /** Unique in the menu; given to `onAction`. */
  readonly id: string;
  readonly label: string;
  readonly icon?: IconName;
  readonly description?: string;
  readonly isDanger?: boolean;
  readonly isDisabled?: boolean;
  /** A hairline above it. */
  readonly startsGroup?: boolean;
}

export interface MenuProps {
  /** What the menu is about, for instance “Ada Byron-King”. */
  readonly label: string;
  readonly entries: readonly MenuEntry[];
  readonly onAction: (id: string) => void;
  /** The entries that hold now; a tick stands before them. */
  readonly chosen?: readonly string[];
}

export interface MenuButtonProps extends MenuProps {
  /** A `Button` or an `IconButton`. */
  readonly children: ReactNode;
  readonly placement?: "bottom start" | "bottom end" | "top start" | "top end";
}

/** A button that opens a menu. */
export function MenuButton({ children, placement = "bottom end", ...menu }: MenuButtonProps) {
  return (
    <MenuTrigger>
      {children}
      <Popover className={styles.popover ?? ""} placement={placement} offset={4}>
        <Menu {...menu} />
      </Popover>
    </MenuTrigger>
  );
}

export function Menu({ label, entries, onAction, chosen }: MenuProps) {
  const choice =
    chosen === undefined ? {} : { selectionMode: "single" as const, selectedKeys: chosen };
  return (
    <AriaMenu
      aria-label={label}
      className={styles.menu ?? ""}
      onAction={(key: Key) => onAction(String(key))}
      disabledKeys={entries.filter((entry) => entry.isDisabled === true).map((entry) => entry.id)}
      {...choice}
    >
      {entries.flatMap((entry) => [
        ...(entry.startsGroup === true
          ? [<Separator key={`${entry.id} above`} className={styles.separator ?? ""} />]
          : []),
        <MenuItem
          key={entry.id}
          id={entry.id}
          textValue={entry.label}
          className={classNames(styles.item, entry.isDanger === true && styles.danger)}
        >
          <EntryContent
            entry={entry}
            isChoice={chosen !== undefined}
            hasIcons={entries.some(({ icon }) => icon !== undefined)}
          />
        </MenuItem>,
      ])}
    </AriaMenu>
  );
}

interface EntryContentProps {
  readonly entry: MenuEntry;
  readonly isChoice: boolean;
  /** One without an icon leaves its room free beside others that have one. */
  readonly hasIcons: boolean;
}

function EntryContent({ entry, isChoice, hasIcons }: EntryContentProps) {
  return (
    <>
      {entry.icon !== undefined && <Icon name={entry.icon} size="small" />}
      {entry.icon === undefined && hasIcons && <span className={styles.noIcon} />}
      <span className={styles.words}>
        <Text slot="label">{entry.label}</Text>
        {entry.description !== undefined && (
          <Text slot="description" className={styles.description ?? ""}>
            {entry.description}
          </Text>
        )}
      </span>
      {isChoice && <Icon name="check" size="small" className={styles.tick} />}
    </>
  );
}
