import { useState } from "react";
import type { ServiceDescription } from "../../../shared/contract/account.ts";
import { limits } from "../../../shared/contract/limits.ts";
import { failureWords } from "../../i18n/failure-words.ts";
import { t } from "../../i18n/t.ts";
import { usePageState } from "../../state/use-page-state.tsx";
import { Button } from "../../ui/button.tsx";
import { Segmented } from "../../ui/segmented.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { CreateForm } from "./create-form.tsx";
import { serviceUrl } from "./service-url.ts";
import { SignInForm } from "./sign-in-form.tsx";
import styles from "./welcome.module.css";

interface Found {
  readonly url: string;
  readonly description: ServiceDescription;
}

/** First which service, then with which account. */
export function JoinService() {
  const [found, setFound] = useState<Found | null>(null);
  if (found === null) return <FindService onFound={setFound} />;
  return <Account found={found} onOther={() => setFound(null)} />;
}

function FindService({ onFound }: { readonly onFound: (found: Found) => void }) {
  const { account } = usePageState();
  const [typed, setTyped] = useState("");
  const [problem, setProblem] = useState<string>();
  const [isAsking, setAsking] = useState(false);

  async function ask(): Promise<void> {
    const url = serviceUrl(typed);
    if (url === null) {
      setProblem(t(typed.trim() === "" ? "welcome.service-missing" : "welcome.service-malformed"));
      return;
    }
    setAsking(true);
    const reply = await account.describeService(url);
    setAsking(false);
    if (reply.ok) onFound({ url, description: reply.value });
    else setProblem(failureWords(reply.error));
  }

  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!isAsking) void ask();
      }}
    >
      <TextField
        label={t("welcome.service")}
        value={typed}
        onChange={(next) => {
          setTyped(next);
          setProblem(undefined);
        }}
        maxLength={limits.url}
        inputDir="ltr"
        autoComplete="url"
        hint={t("welcome.service-hint")}
        error={problem}
      />
      <div className={styles.acts}>
        <Button kind="primary" type="submit" isPending={isAsking}>
          {t("welcome.continue")}
        </Button>
      </div>
    </form>
  );
}

interface AccountProps {
  readonly found: Found;
  readonly onOther: () => void;
}

function Account({ found, onOther }: AccountProps) {
  const { url, description } = found;
  const { domain, registration } = description;
  const [which, setWhich] = useState<"known" | "new">(registration === "closed" ? "known" : "new");
  return (
    <>
      <div className={styles.found}>
        <span>{t("welcome.service-found", { domain })}</span>
        <Button kind="quiet" size="small" onPress={onOther}>
          {t("welcome.service-other")}
        </Button>
      </div>
      {registration === "closed" ? (
        <p className={styles.small}>{t("welcome.service-closed")}</p>
      ) : (
        <div>
          <Segmented
            label={t("welcome.which")}
            options={[
              { value: "new", label: t("welcome.new") },
              { value: "known", label: t("welcome.known") },
            ]}
            value={which}
            onChange={setWhich}
          />
        </div>
      )}
      {which === "known" ? (
        <SignInForm url={url} domain={domain} />
      ) : (
        <CreateForm url={url} domain={domain} needsInvitation={registration === "invitation"} />
      )}
    </>
  );
}
