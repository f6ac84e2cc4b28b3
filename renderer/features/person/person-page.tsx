import type { AccessHandling } from "../../../shared/contract/access.ts";
import type { PrincipalAddress } from "../../../shared/contract/address.ts";
import { inboxOf, presentityOf } from "../../../shared/model/address.ts";
import { t } from "../../i18n/t.ts";
import { useNow, usePageState } from "../../state/use-page-state.tsx";
import { usePerson, type Person } from "../../state/use-person.ts";
import { Button } from "../../ui/button.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { MenuButton, type MenuEntry } from "../../ui/menu.tsx";
import { Pane, PaneBody } from "../../ui/pane.tsx";
import { PaneHead } from "../../ui/pane-head.tsx";
import { PersonHead } from "../../ui/person-head.tsx";
import { lampOf } from "../../ui/presence-words.ts";
import { DevicesSection } from "./devices-section.tsx";
import { LearnsSection } from "./learns-section.tsx";
import { LookAgainSection } from "./look-again-section.tsx";
import { LookedSection } from "./looked-section.tsx";
import { MaySeeSection } from "./may-see-section.tsx";
import { headWords } from "./person-head-words.ts";
import { SaysSection } from "./says-section.tsx";
import { SeesSection } from "./sees-section.tsx";
import { TellMe } from "./tell-me.tsx";
import { useSavePerson } from "./use-save-person.ts";
import { useLook } from "./use-look.tsx";
import styles from "./person.module.css";

export interface PersonPageProps {
  readonly address: PrincipalAddress;
  readonly onBack: () => void;
  readonly onAnswer: (person: PrincipalAddress, name: string, handling: AccessHandling) => void;
  readonly onEdit: (person: Person) => void;
  readonly onRemove: (person: Person) => void;
  readonly onCopy: (text: string) => void;
}

/** Everything that is known of a person, and everything that can be done about them. */
export function PersonPage({ address, onBack, onAnswer, ...acts }: PersonPageProps) {
  const person = usePerson(address);
  const now = useNow(15_000);
  const { looked, isLooking, look } = useLook(person.principal);
  const words = headWords(person, now);
  const document = person.buddy?.document ?? null;
  const presentity = person.buddy?.buddy.presentity ?? presentityOf(person.principal);
  return (
    <Pane kind="main" label={person.name}>
      <PaneHead
        title={person.name}
        isNarrowOnly
        level={2}
        back={{ label: t("app.back-to-buddies"), onPress: onBack }}
      />
      <PaneBody>
        <PersonHead name={person.name} lamp={lampOf(person.reach)} {...words}>
          <PersonActs person={person} isLooking={isLooking} onLook={() => void look()} {...acts} />
        </PersonHead>
        <div className={styles.two}>
          <div className={styles.column}>
            <LookedSection presentity={presentity} looked={looked} />
            {document !== null && (
              <DevicesSection document={document} isStale={person.reach === "unknown"} />
            )}
          </div>
          <div className={styles.column}>
            <SaysSection person={person} />
            <SeesSection person={person} />
            {person.buddy !== null && <LearnsSection presentity={presentity} name={person.name} />}
            {!isWatched(person) && <LookAgainSection presentity={presentity} />}
            <MaySeeSection
              person={person}
              onAnswer={(handling) => onAnswer(person.principal, person.name, handling)}
            />
          </div>
        </div>
      </PaneBody>
    </Pane>
  );
}

/** A subscription tells sooner than any look. */
function isWatched({ buddy }: Person): boolean {
  const state = buddy?.subscription?.state;
  return state !== undefined && state !== "terminated";
}

interface PersonActsProps extends Pick<PersonPageProps, "onEdit" | "onRemove" | "onCopy"> {
  readonly person: Person;
  readonly isLooking: boolean;
  readonly onLook: () => void;
}

function PersonActs({ person, isLooking, onLook, onEdit, onRemove, onCopy }: PersonActsProps) {
  const { view } = usePageState();
  const { principal, buddy } = person;
  const save = useSavePerson();
  const run: Readonly<Record<string, () => void>> = {
    edit: () => onEdit(person),
    remove: () => onRemove(person),
    copy: () => onCopy(principal),
    add: () => view.openDialog({ kind: "add-buddy", address: principal }),
    presence: () => buddy !== null && void save("presence", buddy.buddy.presentity),
    card: () => buddy !== null && void save("card", buddy.buddy.presentity),
  };
  return (
    <>
      <Button
        kind="primary"
        icon="compose"
        onPress={() => view.openConversation(inboxOf(principal))}
      >
        {t("person.message")}
      </Button>
      {buddy !== null && <TellMe person={person} presentity={buddy.buddy.presentity} />}
      <IconButton
        icon="eye"
        label={t(isLooking ? "person.looking" : "person.look")}
        isDisabled={isLooking}
        onPress={onLook}
      />
      <MenuButton label={person.name} entries={menuOf(buddy)} onAction={(id) => run[id]?.()}>
        <IconButton icon="more" label={t("person.more")} />
      </MenuButton>
    </>
  );
}

function menuOf(buddy: Person["buddy"]): readonly MenuEntry[] {
  const copy: MenuEntry = { id: "copy", label: t("person.copy-address"), icon: "copy" };
  if (buddy === null) return [{ id: "add", label: t("person.add"), icon: "user-plus" }, copy];
  // Before the first answer there is nothing to save.
  const isDisabled = buddy.document === null;
  return [
    { id: "edit", label: t("person.edit") },
    copy,
    { id: "card", label: t("person.save-card"), icon: "export", startsGroup: true, isDisabled },
    { id: "presence", label: t("person.save-presence"), icon: "export", isDisabled },
    { id: "remove", label: t("person.remove"), icon: "trash", isDanger: true, startsGroup: true },
  ];
}
