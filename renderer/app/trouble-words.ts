import { isErrorCode, type ErrorCode } from "../../shared/result/error-code.ts";
import { failureWords } from "../i18n/failure-words.ts";
import { t } from "../i18n/t.ts";

const TROUBLES = [
  "rate-limited",
  "service-start-failed",
  "service-unknown",
  "untrusted-sender",
  "host-unreachable",
  "port-in-use",
  "storage-read-only",
  "storage-full",
  "storage-locked",
  "storage-failed",
] as const satisfies readonly ErrorCode[];

/** Their sentences need nothing added: only somebody's doing helps, and trying again does not hurt. */
const SAID_ALREADY: ReadonlySet<ErrorCode> = new Set(["storage-corrupt", "storage-newer-schema"]);

/**
 * Why there is no connection, where it is more than a service out of reach; undefined for that.
 *
 * What a call of somebody's is refused with is no answer to connecting, so any other code is a bug.
 */
export function troubleWords(code: string | null): string | undefined {
  if (code === null || code === "unavailable" || code === "timeout") return undefined;
  const trouble = TROUBLES.find((one) => one === code);
  if (trouble !== undefined) return t(`app.trouble-${trouble}`);
  return failureWords({ code: isErrorCode(code) && SAID_ALREADY.has(code) ? code : "internal" });
}
