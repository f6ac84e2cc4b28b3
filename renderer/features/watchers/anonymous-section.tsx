import { t } from "../../i18n/t.ts";
import { Card } from "../../ui/card.tsx";
import { FactRow } from "../../ui/fact-row.tsx";
import { Section } from "../../ui/section.tsx";
import { anonymousWords } from "./anonymous.ts";
import type { Watch } from "./use-watch.ts";

/** Those who watched without their name: one row for all of them, and what it means. */
export function AnonymousSection({ watch }: { readonly watch: Watch }) {
  const anonymous = watch.information.anonymous ?? null;
  if (anonymous === null) return null;
  return (
    <Section title={t("hiding.anonymous")}>
      <Card kind="rows" isList>
        <FactRow icon="eye-off" title={anonymousWords(anonymous, watch.end)}>
          {t("hiding.anonymous-means")}
        </FactRow>
      </Card>
    </Section>
  );
}
