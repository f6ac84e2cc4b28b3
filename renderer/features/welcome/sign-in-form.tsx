import { useState, type ReactNode } from "react";
import { limits } from "../../../shared/contract/limits.ts";
import { t } from "../../i18n/t.ts";
import { usePageState } from "../../state/use-page-state.tsx";
import { Button } from "../../ui/button.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { accountProblems, type AccountProblems } from "./account-failure.ts";
import styles from "./welcome.module.css";

export interface SignInFormProps {
  readonly url: string | null;
  readonly domain: string;
  /** Beside the button: another way. */
  readonly aside?: ReactNode;
}

/** An account that exists already. */
export function SignInForm({ url, domain, aside }: SignInFormProps) {
  const { account } = usePageState();
  const [address, setAddress] = useState("");
  const [password, setPassword] = useState("");
  const [problems, setProblems] = useState<AccountProblems>({});
  const [isSigningIn, setSigningIn] = useState(false);

  async function signIn(): Promise<void> {
    const missing = {
      ...(address.trim() === "" ? { address: t("welcome.address-missing") } : {}),
      ...(password === "" ? { password: t("welcome.password-missing") } : {}),
    };
    setProblems(missing);
    if (Object.keys(missing).length > 0 || isSigningIn) return;
    setSigningIn(true);
    const reply = await account.join({ url, name: address.trim(), password });
    setSigningIn(false);
    if (!reply.ok) setProblems(accountProblems(reply.error));
  }

  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void signIn();
      }}
    >
      <TextField
        label={t("welcome.address")}
        value={address}
        onChange={(typed) => {
          setAddress(typed);
          setProblems({});
        }}
        maxLength={limits.address}
        inputDir="ltr"
        autoComplete="username"
        end={address.includes("@") ? undefined : t("welcome.at-domain", { domain })}
        error={problems.address}
      />
      <TextField
        label={t("welcome.password")}
        type="password"
        value={password}
        onChange={(typed) => {
          setPassword(typed);
          setProblems({});
        }}
        maxLength={limits.password}
        autoComplete="current-password"
        error={problems.password}
      />
      {problems.form !== undefined && (
        <p className={styles.problem} role="alert">
          {problems.form}
        </p>
      )}
      <div className={styles.acts}>
        {aside !== undefined && <span className={styles.aside}>{aside}</span>}
        <Button kind="primary" type="submit" isPending={isSigningIn}>
          {t("welcome.sign-in")}
        </Button>
      </div>
    </form>
  );
}
