import { useState, type ReactNode } from "react";
import { limits } from "../../../shared/contract/limits.ts";
import { nameWords } from "../../i18n/name-words.ts";
import { t } from "../../i18n/t.ts";
import { usePageState } from "../../state/use-page-state.tsx";
import { Button } from "../../ui/button.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { useTell } from "../../ui/use-toasts.tsx";
import { accountProblems, type AccountProblems } from "./account-failure.ts";
import { suggestAddress } from "./suggest-address.ts";
import styles from "./welcome.module.css";

export interface CreateFormProps {
  /** Null: the service on this computer. */
  readonly url: string | null;
  /** Empty until the service told it. */
  readonly domain: string;
  readonly needsInvitation: boolean;
  /** Practice buddies are asked over as soon as there is an account. */
  readonly isForPractice?: boolean;
  /** Beside the button: another way. */
  readonly aside?: ReactNode;
}

interface Entered {
  readonly name: string;
  readonly address: string;
  readonly password: string;
  readonly invitation: string;
}

/** A new account. What is wrong stands beside its field, before asking where that can be known. */
export function CreateForm(props: CreateFormProps) {
  const { domain, needsInvitation, isForPractice = false, aside } = props;
  const [entered, setEntered] = useState<Entered>({
    name: "",
    address: "",
    password: "",
    invitation: "",
  });
  const [isOwnAddress, setOwnAddress] = useState(false);
  const { problems, isCreating, create, forget } = useCreate(props);
  const address = isOwnAddress ? entered.address : suggestAddress(entered.name);
  const change = (part: Partial<Entered>) => {
    setEntered({ ...entered, ...part });
    forget();
  };
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void create({ ...entered, address });
      }}
    >
      <TextField
        label={t("welcome.name")}
        value={entered.name}
        onChange={(name) => change({ name })}
        maxLength={limits.displayName}
        autoComplete="name"
        error={problems.name}
      />
      <TextField
        label={t("welcome.address")}
        value={address}
        onChange={(typed) => {
          setOwnAddress(true);
          change({ address: typed });
        }}
        maxLength={limits.address}
        inputDir="ltr"
        autoComplete="username"
        end={domain === "" ? undefined : t("welcome.at-domain", { domain })}
        error={problems.address}
      />
      <TextField
        label={t("welcome.password")}
        type="password"
        value={entered.password}
        onChange={(password) => change({ password })}
        maxLength={limits.password}
        autoComplete="new-password"
        hint={t("welcome.password-hint", { count: limits.passwordMinimum })}
        error={problems.password}
      />
      {needsInvitation && (
        <TextField
          label={t("welcome.invitation")}
          value={entered.invitation}
          onChange={(invitation) => change({ invitation })}
          maxLength={limits.token}
          inputDir="ltr"
          hint={t("welcome.invitation-hint")}
          error={problems.invitation}
        />
      )}
      {problems.form !== undefined && (
        <p className={styles.problem} role="alert">
          {problems.form}
        </p>
      )}
      <div className={styles.acts}>
        {aside !== undefined && <span className={styles.aside}>{aside}</span>}
        <Button kind="primary" type="submit" isPending={isCreating}>
          {t(isForPractice ? "welcome.create-practice" : "welcome.create")}
        </Button>
      </div>
    </form>
  );
}

function useCreate({ url, needsInvitation, isForPractice = false }: CreateFormProps) {
  const { account } = usePageState();
  const tell = useTell();
  const [problems, setProblems] = useState<AccountProblems>({});
  const [isCreating, setCreating] = useState(false);

  async function create(entered: Entered): Promise<void> {
    const missing = missingIn(entered, needsInvitation);
    setProblems(missing);
    if (Object.keys(missing).length > 0 || isCreating) return;
    setCreating(true);
    const reply = await account.create({
      url,
      name: entered.address.trim(),
      displayName: entered.name.trim(),
      password: entered.password,
      ...(needsInvitation ? { invitation: entered.invitation.trim() } : {}),
    });
    setCreating(false);
    if (!reply.ok) {
      setProblems(accountProblems(reply.error));
      return;
    }
    if (!isForPractice) return;
    const invited = await account.invitePracticeBuddies();
    if (!invited.ok) tell.failure(invited.error);
  }

  return { problems, isCreating, create, forget: () => setProblems({}) };
}

/** What need not be asked the service to be known. */
function missingIn(entered: Entered, needsInvitation: boolean): AccountProblems {
  const { name, address, password, invitation } = entered;
  const count = limits.passwordMinimum;
  const nameError = name.trim() === "" ? t("welcome.name-missing") : nameWords(name);
  return {
    ...(nameError === undefined ? {} : { name: nameError }),
    ...(address.trim() === "" ? { address: t("welcome.address-missing") } : {}),
    ...(password.length < count ? { password: t("welcome.password-short", { count }) } : {}),
    ...(needsInvitation && invitation.trim() === ""
      ? { invitation: t("welcome.invitation-missing") }
      : {}),
  };
}
