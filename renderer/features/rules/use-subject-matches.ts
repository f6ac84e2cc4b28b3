import { PrincipalAddress } from "../../../shared/contract/address.ts";
import { t } from "../../i18n/t.ts";
import { foldForSearch } from "../../state/replicated/person-name.ts";
import { selectOwnDomain } from "../../state/session/session-store.ts";
import { useFoundBuddies } from "../../state/use-found-buddies.ts";
import { useAccess, useSession } from "../../state/use-page-state.tsx";
import type { PickablePerson } from "../../ui/person-picker.tsx";
import { lampOf } from "../../ui/presence-words.ts";

/** As many as the picker has room for. */
const SHOWN = 6;

/** Buddies by name, whoever has an address, strangers at a domain, and somebody anonymous. */
export function useSubjectMatches(typed: string): readonly PickablePerson[] {
  const people = usePeopleMatches(typed);
  const rules = useAccess((state) => state.rules);
  const own = useSession(selectOwnDomain);
  const wanted = typed.trim().toLowerCase().replace(/^@/, "");
  const named = rules.flatMap(({ condition }) =>
    condition.kind === "domain" ? [condition.domain] : [],
  );
  const known = [...new Set([...(own === null ? [] : [own]), ...named, wanted])];
  const strangers = known
    .filter((domain) => isDomain(domain) && domain.includes(wanted))
    .slice(0, 2)
    .map(strangerAt);
  const isAnonymous = foldForSearch(t("rules.see-anonymous")).includes(foldForSearch(wanted));
  const others = [...strangers, ...(isAnonymous ? [anonymous()] : [])];
  return [...people.slice(0, SHOWN - others.length), ...others];
}

export function usePeopleMatches(typed: string): readonly PickablePerson[] {
  const found = useFoundBuddies(typed);
  const matches = found.map(({ address, name, reach }): PickablePerson => ({
    id: address,
    name,
    lamp: lampOf(reach),
    note: address,
  }));
  const address = PrincipalAddress.safeParse(typed.trim().toLowerCase());
  const isNew = address.success && matches.every(({ id }) => id !== address.data);
  const stranger = isNew ? [strangerOf(address.data)] : [];
  return [...stranger, ...matches].slice(0, SHOWN);
}

/** Whether an address could end in it. */
export function isDomain(text: string): boolean {
  return PrincipalAddress.safeParse(`somebody@${text}`).success;
}

function strangerOf(address: PrincipalAddress): PickablePerson {
  return { id: address, name: address, lamp: "unknown", note: t("rules.see-stranger-note") };
}

function strangerAt(domain: string): PickablePerson {
  const name = t("rules.see-stranger", { domain });
  return { id: `@${domain}`, name, lamp: "unknown", note: t("rules.see-stranger-note") };
}

function anonymous(): PickablePerson {
  const name = t("rules.see-anonymous");
  return { id: "anonymous", name, lamp: "unknown", note: t("rules.see-anonymous-note") };
}
