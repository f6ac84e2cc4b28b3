/** A sentence, or a function that makes one from named values. */
export type Message = string | ((values: never) => string);

/** A feature's part of the catalogue. Keys are flat and start with the feature's name. */
export type Messages = Readonly<Record<string, Message>>;

/** The values a message needs: nothing for a plain sentence. */
export type ValuesOf<M> = M extends (values: infer V) => string ? [values: V] : [];
