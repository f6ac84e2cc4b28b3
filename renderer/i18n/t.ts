import { messagesEn } from "./messages-en.ts";
import type { ValuesOf } from "./message.ts";

type MessagesEn = typeof messagesEn;
export type MessageKey = keyof MessagesEn;

/** Every language has the keys of the English one, and each takes the same values. */
export type Catalogue = {
  readonly [K in MessageKey]: MessagesEn[K] extends (values: infer V) => string
    ? (values: V) => string
    : string;
};

let catalogue: Catalogue = messagesEn;
let disguise: (sentence: string) => string = (sentence) => sentence;

/** The sentence for a key, in the language of the catalogue chosen last. */
export function t<K extends MessageKey>(key: K, ...values: ValuesOf<MessagesEn[K]>): string {
  const message: string | ((values: never) => string) = catalogue[key];
  if (typeof message === "string") return disguise(message);
  // Sound: `ValuesOf` made the caller give exactly what this message takes.
  return disguise(message(values[0] as never));
}

/** Chosen before the first render; a page that is open already has to be rendered anew. */
export function chooseCatalogue(next: Catalogue): void {
  catalogue = next;
}

/** What every sentence goes through before it is shown; the pseudo-locale is such a disguise. */
export function disguiseSentences(next: (sentence: string) => string): void {
  disguise = next;
}
