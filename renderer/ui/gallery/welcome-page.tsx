import { useState } from "react";
import { Button } from "../button.tsx";
import { ChoiceCards } from "../choice-cards.tsx";
import { TextField } from "../text-field.tsx";
import { WelcomeScene } from "../welcome-scene.tsx";
import styles from "./gallery.module.css";

export function WelcomePage() {
  const [choice, setChoice] = useState<"here" | "join" | "practice">("here");
  return (
    <WelcomeScene
      product="Porchlight"
      title="Leave the light on for the people you want to see."
      words="See who is there, write to them, and know who is looking for you."
    >
      <h2 className={styles.question}>How would you like to start?</h2>
      <ChoiceCards
        value={choice}
        onChange={setChoice}
        cards={[
          {
            value: "here",
            icon: "home",
            title: "Create an account on this computer",
            description: "Everything stays here until you decide otherwise.",
            content: <AccountForm />,
          },
          {
            value: "join",
            icon: "server",
            title: "Join a service",
            description: "You have an address and a password, or an invitation.",
            content: <TextField label="Address" inputDir="ltr" />,
          },
          {
            value: "practice",
            icon: "practice",
            title: "Try it with practice buddies",
            description: "Five pretend people who answer, wander off and look in.",
          },
        ]}
      />
      <p className={styles.small}>Nothing is sent anywhere until you join a service.</p>
    </WelcomeScene>
  );
}

function AccountForm() {
  return (
    <>
      <TextField label="Your name" defaultValue="Jamila Marchetti" />
      <TextField
        label="Your address"
        defaultValue="jamila"
        end="@ this-computer.local"
        inputDir="ltr"
      />
      <TextField label="Password" type="password" defaultValue="correcthorsebattery" />
      <div className={styles.line}>
        <span className={styles.small}>You can move to another service later.</span>
        <span className={styles.push} />
        <Button kind="primary">Create account</Button>
      </div>
    </>
  );
}
