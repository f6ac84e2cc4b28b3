import { useState } from "react";
import type { AccessCondition } from "../../../shared/contract/access.ts";
import { PrincipalAddress } from "../../../shared/contract/address.ts";
import { limits } from "../../../shared/contract/limits.ts";
import { t } from "../../i18n/t.ts";
import { Button } from "../../ui/button.tsx";
import { PersonPicker } from "../../ui/person-picker.tsx";
import { Select } from "../../ui/select.tsx";
import { TextField } from "../../ui/text-field.tsx";
import type { RuleDraft } from "./rule-draft.ts";
import { useGroups, useNameOf } from "./use-people.ts";
import { usePeopleMatches } from "./use-subject-matches.ts";
import styles from "./dialog.module.css";

export interface DraftFieldsProps {
  readonly draft: RuleDraft;
  readonly onChange: (part: Partial<RuleDraft>) => void;
}

const KINDS: readonly AccessCondition["kind"][] = [
  "person",
  "group",
  "domain",
  "authenticated",
  "anonymous",
];

/** Whom the rule is about. */
export function WhomFields({ draft, onChange }: DraftFieldsProps) {
  const [firstGroup = ""] = useGroups().keys();
  // Who is nobody in particular can’t be asked about.
  const change = (kind: AccessCondition["kind"]) =>
    onChange({
      kind,
      group: draft.group === "" ? firstGroup : draft.group,
      ...(kind === "anonymous" && draft.handling === "confirm"
        ? { handling: "polite-block" as const }
        : {}),
    });
  return (
    <div className={styles.part}>
      <Select
        label={t("rules.whom")}
        options={KINDS.map((kind) => ({ value: kind, label: t(`rules.whom-${kind}`) }))}
        value={draft.kind}
        onChange={change}
      />
      {draft.kind === "person" && (
        <PersonField person={draft.person} onChange={(person) => onChange({ person })} />
      )}
      {draft.kind === "group" && (
        <GroupField group={draft.group} onChange={(group) => onChange({ group })} />
      )}
      {draft.kind === "domain" && (
        <TextField
          label={t("rules.domain")}
          value={draft.domain}
          onChange={(domain) => onChange({ domain })}
          maxLength={limits.domain}
          inputDir="ltr"
          autoComplete="off"
          hint={t("rules.domain-hint")}
        />
      )}
    </div>
  );
}

interface PersonFieldProps {
  readonly person: PrincipalAddress | null;
  readonly onChange: (person: PrincipalAddress | null) => void;
}

function PersonField({ person, onChange }: PersonFieldProps) {
  const nameOf = useNameOf();
  const [typed, setTyped] = useState("");
  const people = usePeopleMatches(typed);
  if (person !== null) {
    return (
      <div className={styles.chosen}>
        <bdi className={styles.name}>{nameOf(person)}</bdi>
        <Button size="small" onPress={() => onChange(null)}>
          {t("rules.change-person")}
        </Button>
      </div>
    );
  }
  const choose = (id: string) => onChange(PrincipalAddress.parse(id));
  const first = people[0];
  return (
    <PersonPicker
      label={t("rules.find-person")}
      listLabel={t("rules.people")}
      value={typed}
      onChange={setTyped}
      people={people}
      onChoose={choose}
      {...(first === undefined ? {} : { onSubmit: () => choose(first.id) })}
      empty={t("rules.nobody-found")}
    />
  );
}

interface GroupFieldProps {
  readonly group: string;
  readonly onChange: (group: string) => void;
}

function GroupField({ group, onChange }: GroupFieldProps) {
  const groups = useGroups();
  // A rule may be about a group that nobody is in any more.
  const names = [...new Set([...groups.keys(), ...(group === "" ? [] : [group])])];
  if (names.length === 0) return <p className={styles.hint}>{t("rules.no-groups")}</p>;
  return (
    <Select
      label={t("rules.group")}
      options={names.map((value) => ({ value, label: value }))}
      value={group}
      onChange={onChange}
    />
  );
}
