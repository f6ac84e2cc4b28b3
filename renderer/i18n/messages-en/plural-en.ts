import { createPlural } from "../plural.ts";

/** One or other: all that English tells apart. */
export const plural = createPlural("en");
