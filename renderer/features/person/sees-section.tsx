import type { BuddyView } from "../../../shared/contract/bridge.ts";
import type { Subscription } from "../../../shared/contract/presence.ts";
import { t } from "../../i18n/t.ts";
import { selectHidden } from "../../state/replicated/visibility-store.ts";
import { useNow, useVisibility } from "../../state/use-page-state.tsx";
import type { Person } from "../../state/use-person.ts";
import { Card } from "../../ui/card.tsx";
import { dateWords } from "../../ui/clock.ts";
import { FactRow } from "../../ui/fact-row.tsx";
import { momentWords } from "../../ui/relative-time.ts";
import { Section } from "../../ui/section.tsx";

/** What one sees of a person, and which of their answers makes it so. */
export function SeesSection({ person }: { readonly person: Person }) {
  const now = useNow(15_000);
  const { buddy } = person;
  const hidden = useVisibility(selectHidden(buddy?.buddy.presentity));
  return (
    <Section title={t("person.sees")}>
      <Card kind="rows" isList>
        {hidden === undefined ? (
          <WhatIsSeen subscription={buddy?.subscription ?? null} now={now} />
        ) : (
          <FactRow icon="eye-off" title={t("hiding.learns-not")}>
            {t(`hiding.is-${hidden}`)}
          </FactRow>
        )}
        {person.reach === "unavailable" && buddy?.subscription?.state === "active" && (
          <FactRow icon="info" title={t("person.sees-off")}>
            {t("person.sees-off-words")}
          </FactRow>
        )}
        {buddy !== null && buddy.subscription?.state === "active" && (
          <HowFresh buddy={buddy} isKnown={person.reach !== "unknown"} now={now} />
        )}
      </Card>
    </Section>
  );
}

function WhatIsSeen(props: { readonly subscription: Subscription | null; readonly now: number }) {
  const { subscription, now } = props;
  if (subscription === null) {
    return (
      <FactRow icon="eye-off" title={t("person.sees-nothing")}>
        {t("person.sees-stranger-words")}
      </FactRow>
    );
  }
  const time = dateWords(Date.parse(subscription.createdAt), now);
  switch (subscription.state) {
    case "active":
      return (
        <FactRow icon="eye" title={t("person.sees-all")}>
          {t("person.sees-all-words", {
            time: dateWords(Date.parse(subscription.stateSince), now),
            asked: time,
          })}
        </FactRow>
      );
    case "pending":
    case "waiting":
      return (
        <FactRow icon="clock" title={t("person.sees-pending")}>
          {t(`person.sees-${subscription.state}-words`, { time })}
        </FactRow>
      );
    case "terminated":
      return (
        <FactRow icon="eye-off" title={t("person.sees-nothing")}>
          {t(
            subscription.event === "rejected"
              ? "person.sees-rejected-words"
              : "person.sees-ended-words",
          )}
        </FactRow>
      );
  }
}

interface HowFreshProps {
  readonly buddy: BuddyView;
  readonly isKnown: boolean;
  readonly now: number;
}

function HowFresh({ buddy, isKnown, now }: HowFreshProps) {
  if (isKnown) return <FactRow icon="clock" title={t("person.sees-live")} />;
  if (buddy.asOf === null) return null;
  const time = momentWords(Date.parse(buddy.asOf), now);
  return (
    <FactRow icon="clock" title={t("person.sees-stale", { time })}>
      {t("person.sees-stale-words")}
    </FactRow>
  );
}
