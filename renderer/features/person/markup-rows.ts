import type { PresenceDocument } from "../../../shared/contract/presence.ts";
import { expandedName } from "../../../shared/model/pidf-names.ts";

export interface MarkupRow {
  readonly id: string;
  /** As whoever made it named it, without its namespace. */
  readonly name: string;
  /** As it came, or its name alone where it has no more to say. */
  readonly text: string;
}

/** Other presence markup of every tuple: text that nobody here understands, so nothing is made of it. */
export function markupRows({ tuples }: PresenceDocument): readonly MarkupRow[] {
  return tuples.flatMap(({ id, markup }) =>
    markup.map(({ name, value }, at) => {
      const local = expandedName(name)?.local ?? name;
      return { id: `${id} ${at}`, name: local, text: value === "" ? local : value };
    }),
  );
}
