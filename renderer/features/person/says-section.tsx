import { t } from "../../i18n/t.ts";
import { useNow } from "../../state/use-page-state.tsx";
import type { Person } from "../../state/use-person.ts";
import { Card } from "../../ui/card.tsx";
import { FactRow } from "../../ui/fact-row.tsx";
import { Section } from "../../ui/section.tsx";
import { saysRows } from "./says-rows.ts";

/** What somebody says of themself besides their light; nothing where they say nothing, or nothing is known now. */
export function SaysSection({ person }: { readonly person: Person }) {
  const now = useNow(15_000);
  const document = person.reach === "unknown" ? null : (person.buddy?.document ?? null);
  const rows = document === null ? [] : saysRows(document, now);
  if (rows.length === 0) return null;
  return (
    <Section title={t("person.says")}>
      <Card kind="rows" isList>
        {rows.map(({ id, icon, fact, why }) => (
          <FactRow key={id} icon={icon} title={fact}>
            {why}
          </FactRow>
        ))}
      </Card>
    </Section>
  );
}
