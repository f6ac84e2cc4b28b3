import { useState, type ReactNode } from "react";
import { failureWords } from "../../i18n/failure-words.ts";
import { t } from "../../i18n/t.ts";
import { Button } from "../../ui/button.tsx";
import { ChoiceCards } from "../../ui/choice-cards.tsx";
import { Icon } from "../../ui/icon.tsx";
import { WelcomeScene } from "../../ui/welcome-scene.tsx";
import { CreateForm } from "./create-form.tsx";
import { JoinService } from "./join-service.tsx";
import { useOwnService, type OwnService } from "./use-own-service.ts";
import { SignInForm } from "./sign-in-form.tsx";
import styles from "./welcome.module.css";

type Way = "here" | "join" | "practice";

/** The first page: three ways to start, one of them open. */
export function Welcome() {
  const [way, setWay] = useState<Way>("here");
  const service = useOwnService();
  return (
    <WelcomeScene product={t("app.name")} title={t("welcome.title")} words={t("welcome.words")}>
      <h2 className={styles.question}>{t("welcome.question")}</h2>
      <ServiceTrouble service={service} />
      <ChoiceCards
        value={way}
        onChange={setWay}
        cards={[
          {
            value: "here",
            icon: "home",
            title: t("welcome.here"),
            description: t("welcome.here-words"),
            content: <OwnAccount service={service} isForPractice={false} />,
          },
          {
            value: "join",
            icon: "server",
            title: t("welcome.join"),
            description: t("welcome.join-words"),
            content: <JoinService />,
          },
          {
            value: "practice",
            icon: "practice",
            title: t("welcome.practice"),
            description: t("welcome.practice-words"),
            content: <OwnAccount service={service} isForPractice />,
          },
        ]}
      />
      <p className={styles.small}>{t("welcome.nothing-sent")}</p>
    </WelcomeScene>
  );
}

interface OwnAccountProps {
  readonly service: OwnService;
  readonly isForPractice: boolean;
}

/** An account on this computer: a new one, or one that was signed out here. */
function OwnAccount({ service, isForPractice }: OwnAccountProps): ReactNode {
  const [isKnown, setKnown] = useState(false);
  const domain = service.description?.domain ?? "";
  const other = (
    <Button kind="quiet" size="small" onPress={() => setKnown(!isKnown)}>
      {t(isKnown ? "welcome.new" : "welcome.known")}
    </Button>
  );
  if (isKnown) return <SignInForm url={null} domain={domain} aside={other} />;
  return (
    <CreateForm
      url={null}
      domain={domain}
      needsInvitation={service.description?.registration === "invitation"}
      isForPractice={isForPractice}
      aside={
        isForPractice ? <span className={styles.small}>{t("welcome.same-account")}</span> : other
      }
    />
  );
}

/** What failed, what is safe, and one way to go on. */
function ServiceTrouble({ service }: { readonly service: OwnService }) {
  const { failure, isStarting, tryAgain } = service;
  if (failure === null) return null;
  return (
    <section className={styles.trouble} role="alert">
      <Icon name="alert" />
      <div className={styles.troubleWords}>
        <h3 className={styles.troubleTitle}>{t("welcome.no-service")}</h3>
        <p>{failureWords(failure)}</p>
        <p>{t("welcome.no-service-safe")}</p>
        <div>
          <Button size="small" icon="retry" isPending={isStarting} onPress={() => void tryAgain()}>
            {t("app.try-again")}
          </Button>
        </div>
      </div>
    </section>
  );
}
