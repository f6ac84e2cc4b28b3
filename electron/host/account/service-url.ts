import { limits } from "../../../shared/contract/limits.ts";
import { AppError } from "../../../shared/result/app-error.ts";

/** Names that never leave this computer or its network, where nobody has a certificate. */
const LOCAL = /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\]|[^.:]+)$/;

/**
 * The base URL of a service as a person types it: `chat.example.org`, `http://10.0.0.5:7473`.
 *
 * Without a scheme it is https, except for names that are no internet names. Throws `service-unknown`.
 */
export function serviceUrlOf(typed: string): string {
  const text = typed.trim();
  const url = URL.parse(
    /^[a-z][a-z\d+.-]*:\/\//i.test(text) ? text : `${schemeFor(text)}://${text}`,
  );
  const isUsable = url !== null && ["http:", "https:"].includes(url.protocol);
  // A name or password in it would be stored and shown with the address.
  if (!isUsable || url.username !== "" || url.password !== "" || text.length > limits.url) {
    throw new AppError(
      "service-unknown",
      "A service's address looks like https://chat.example.org",
    );
  }
  return url.origin;
}

function schemeFor(text: string): "http" | "https" {
  const host = URL.parse(`http://${text}`)?.hostname ?? "";
  return LOCAL.test(host) ? "http" : "https";
}
