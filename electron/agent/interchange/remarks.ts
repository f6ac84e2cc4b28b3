/** What was not taken over from a file, in sentences for the person who chose it. */
export interface Remarks {
  readonly add: (sentence: string) => void;
  readonly all: () => readonly string[];
}

/** A file made to annoy would have something to say for ever. */
const MAXIMUM = 200;

/** Says nothing twice. */
export function createRemarks(): Remarks {
  const sentences = new Set<string>();
  return {
    add: (sentence) => {
      if (sentences.size < MAXIMUM) sentences.add(sentence);
    },
    all: () =>
      sentences.size < MAXIMUM ? [...sentences] : [...sentences, "there is more that was left out"],
  };
}
