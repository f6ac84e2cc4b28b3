import type { z } from "zod";

/** Where the page says that something came which should not have come. Never gets what came. */
export type ReportOddity = (what: string) => void;

const SHOWN = 4;

/** Names the fields that were wrong, never their values: those may be private. */
export function oddityOf(error: z.ZodError): string {
  return error.issues
    .slice(0, SHOWN)
    .map((issue) => `${issue.path.join(".") || "payload"}: ${issue.code}`)
    .join("; ");
}
