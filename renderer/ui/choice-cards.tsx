import type { ReactNode } from "react";
import { Button, Disclosure, DisclosurePanel, Heading } from "react-aria-components";
import { classNames } from "./class-names.ts";
import type { IconName } from "./icon-shapes.tsx";
import { Icon } from "./icon.tsx";
import styles from "./choice-cards.module.css";

export interface ChoiceCard<Value extends string> {
  readonly value: Value;
  readonly icon: IconName;
  readonly title: string;
  readonly description: string;
  /** What it asks for once it is chosen. Without it, choosing is all there is to do. */
  readonly content?: ReactNode;
}

export interface ChoiceCardsProps<Value extends string> {
  readonly cards: readonly ChoiceCard<Value>[];
  /** The open card, or none. */
  readonly value: Value | undefined;
  readonly onChange: (value: Value) => void;
  readonly isDisabled?: boolean;
}

/** A few ways to go on, of which one is open at a time. */
export function ChoiceCards<Value extends string>(props: ChoiceCardsProps<Value>) {
  const { cards, value, onChange, isDisabled = false } = props;
  return (
    <div className={styles.cards}>
      {cards.map((card) => (
        <Disclosure
          key={card.value}
          isExpanded={card.value === value && card.content !== undefined}
          isDisabled={isDisabled}
          onExpandedChange={() => onChange(card.value)}
          className={classNames(styles.card, card.value === value && styles.chosen)}
        >
          <Heading className={styles.heading ?? ""}>
            <Button slot="trigger" className={styles.trigger ?? ""}>
              <Icon name={card.icon} className={styles.sign} />
              <span className={styles.words}>
                <span className={styles.title}>{card.title}</span>
                <span className={styles.description}>{card.description}</span>
              </span>
              <Icon name="right" className={styles.arrow} />
            </Button>
          </Heading>
          <DisclosurePanel className={styles.panel ?? ""}>
            <div className={styles.content}>{card.content}</div>
          </DisclosurePanel>
        </Disclosure>
      ))}
    </div>
  );
}
