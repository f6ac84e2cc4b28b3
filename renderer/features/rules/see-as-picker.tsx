import { useState } from "react";
import { PrincipalAddress } from "../../../shared/contract/address.ts";
import type { AccessSubject } from "../../../shared/contract/access.ts";
import { t } from "../../i18n/t.ts";
import { Button } from "../../ui/button.tsx";
import { Icon } from "../../ui/icon.tsx";
import { PersonPicker } from "../../ui/person-picker.tsx";
import { Popover, PopoverTrigger } from "../../ui/popover.tsx";
import { useSubjectMatches } from "./use-subject-matches.ts";

export interface SeeAsPickerProps {
  /** Of whom one sees oneself as now. */
  readonly name: string;
  readonly onSeeAs: (as: AccessSubject) => void;
}

/** Finds anybody by name, address or domain. */
export function SeeAsPicker({ name, onSeeAs }: SeeAsPickerProps) {
  const [isOpen, setOpen] = useState(false);
  const [typed, setTyped] = useState("");
  const people = useSubjectMatches(typed);
  const choose = (id: string) => {
    onSeeAs(subjectOfId(id));
    setTyped("");
    setOpen(false);
  };
  const first = people[0];
  return (
    <PopoverTrigger isOpen={isOpen} onOpenChange={setOpen}>
      <Button size="small">
        <bdi>{name}</bdi>
        <Icon name="down" size="small" />
      </Button>
      <Popover label={t("rules.see-somebody")} inlineSizePx={320}>
        <PersonPicker
          label={t("rules.see-find")}
          listLabel={t("rules.see-people")}
          value={typed}
          onChange={setTyped}
          people={people}
          onChoose={choose}
          {...(first === undefined ? {} : { onSubmit: () => choose(first.id) })}
          empty={t("rules.nobody-found")}
        />
      </Popover>
    </PopoverTrigger>
  );
}

/** As `useSubjectMatches` writes them: “anonymous”, “@domain” or an address. */
function subjectOfId(id: string): AccessSubject {
  if (id === "anonymous") return { kind: "anonymous" };
  if (id.startsWith("@")) return { kind: "stranger", domain: id.slice(1) };
  return { kind: "person", person: PrincipalAddress.parse(id) };
}
