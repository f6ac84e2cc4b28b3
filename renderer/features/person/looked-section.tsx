import type { PresentityAddress } from "../../../shared/contract/address.ts";
import { t } from "../../i18n/t.ts";
import { selectPoll } from "../../state/replicated/polls-store.ts";
import { useNow, usePolls } from "../../state/use-page-state.tsx";
import { momentWords } from "../../ui/relative-time.ts";
import { DevicesSection } from "./devices-section.tsx";
import type { Looked } from "./use-look.tsx";

export interface LookedSectionProps {
  readonly presentity: PresentityAddress;
  /** The look that was asked for on this page. */
  readonly looked: Looked | null;
}

/** What the last look showed, whoever asked for it: the person, or a look that comes again by itself. */
export function LookedSection({ presentity, looked }: LookedSectionProps) {
  const now = useNow(15_000);
  const poll = usePolls(selectPoll(presentity));
  const polled: Looked | null =
    poll === undefined || poll.document === null || poll.lookedAt === null
      ? null
      : { document: poll.document, at: Date.parse(poll.lookedAt) };
  const last = newest(looked, polled);
  if (last === null) return null;
  return (
    <DevicesSection
      document={last.document}
      title={t("person.looked", { time: momentWords(last.at, now) })}
      note={t("person.looked-words")}
    />
  );
}

function newest(one: Looked | null, other: Looked | null): Looked | null {
  if (one === null || other === null) return one ?? other;
  return one.at > other.at ? one : other;
}
