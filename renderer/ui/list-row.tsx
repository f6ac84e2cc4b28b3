import { createContext, useContext, type ComponentProps } from "react";

/** The row that is open in the main pane. */
export const CurrentRowContext = createContext<string | undefined>(undefined);

export interface ListRowProps {
  /** What the list gives its row, with the reference. */
  readonly row: ComponentProps<"div">;
  readonly id: string;
}

/**
 * A row that knows whether it is the current one. Through a context, because only the rows in view
 * then draw anew when another one is opened; the list would otherwise rebuild a thousand.
 */
export function ListRow({ row, id }: ListRowProps) {
  const isCurrent = useContext(CurrentRowContext) === id;
  return <div {...row} {...(isCurrent ? { "aria-current": true } : {})} />;
}
