import { useNow } from "../../state/use-page-state.tsx";
import type { Person } from "../../state/use-person.ts";
import { classNames } from "../../ui/class-names.ts";
import { presenceLine } from "../../ui/presence-words.ts";
import { availabilityOf } from "../../../shared/model/availability.ts";
import styles from "./conversation.module.css";

/** Below the name: how they are, and their note. For a stranger, their address. */
export function HeadNote({ person }: { readonly person: Person }) {
  const now = useNow(15_000);
  const { buddy, reach, principal } = person;
  if (buddy === null) return <>{principal}</>;
  const { subscription, document, asOf } = buddy;
  const lastAvailability = availabilityOf(document);
  const known = { document, subscription, availability: reach, lastAvailability, asOf };
  const { word, note } = presenceLine(known, now);
  return (
    <>
      <span className={classNames(styles.state, reach === "available" && styles.lit)}>{word}</span>
      {note !== "" && (
        <>
          {" · "}
          <bdi>{note}</bdi>
        </>
      )}
    </>
  );
}
