import type { ErrorCode } from "../../../shared/result/error-code.ts";
import type { Message, Messages } from "../message.ts";

/**
 * One sentence for each code: what did not happen and what to do next. They stand by themselves, so
 * a feature that knows more (who, how much, until when) says it in a message of its own.
 */
export const failureMessages = {
  "failure.invalid-request": "The service did not understand that. Nothing was changed.",
  "failure.too-large": "That is larger than the service takes. Make it shorter and try again.",
  "failure.rate-limited": "That was too much at once. Wait a minute and try again.",
  "failure.not-found": "That is not there any more.",
  "failure.forbidden": "You may not do that here.",
  "failure.conflict": "Somebody changed this in the meantime. Look again before you go on.",
  "failure.internal": "Something went wrong. Nothing you wrote is lost.",

  "failure.unavailable": "Not connected. You can go on; it is done when the service answers.",
  "failure.timeout": "The service did not answer in time. Try again.",
  "failure.upgrade-required": "This version of Porchlight is too old for the service. Update it.",
  "failure.untrusted-sender": "That request did not come from Porchlight, so it was refused.",
  "failure.host-unreachable": "Porchlight has stopped and did not confirm this. Start it again.",

  "failure.unauthenticated": "You are signed out. Sign in again to go on.",
  "failure.wrong-credentials": "The address and the password do not belong together.",
  "failure.sign-in-delayed": "Too many wrong passwords. Wait a little before you try again.",
  "failure.name-taken": "That address is taken. Choose another one.",
  "failure.name-not-allowed":
    "An address has letters, digits, dots, dashes and underscores. Choose another one.",
  "failure.name-look-alike":
    "That address looks just like somebody else’s. Choose one that can’t be mistaken.",
  "failure.password-too-weak": "That password is easy to guess. Take a longer one.",
  "failure.registration-closed": "This service takes no new accounts.",
  "failure.invitation-needed": "This service takes new accounts by invitation only.",
  "failure.invitation-invalid": "That invitation is used up or has run out. Ask for a new one.",
  "failure.already-signed-in": "You are signed in already.",

  "failure.address-unknown": "Nobody has that address.",
  "failure.address-not-served": "That address belongs to another service.",
  "failure.watching-refused": "They do not let you see their light.",
  "failure.hidden-watching-refused":
    "They show their light only to people who don’t hide that they watch.",
  "failure.watching-yourself": "That is your own address. You always see your own light.",
  "failure.already-watching": "They are in your list already.",
  "failure.subscription-unknown": "You were not watching them any more.",
  "failure.too-many": "There is no room for more. Remove some first.",

  "failure.not-accepting": "They are not accepting messages now.",
  "failure.declined": "They do not take your messages.",
  "failure.message-empty": "There is nothing to send yet.",
  "failure.message-too-long": "Longer than 8 KB. Shorten it and try again.",
  "failure.message-id-reused":
    "That message was sent before with other words. Send it as a new one.",
  "failure.message-unknown": "That message is not there any more.",
  "failure.message-type-unknown": "The service does not carry that kind of message.",

  "failure.port-in-use":
    "Another program uses the port of the service. Close it or choose another.",
  "failure.storage-read-only": "Porchlight may not write to its folder. Allow it and start again.",
  "failure.storage-corrupt":
    "The stored data could not be read. It was left as it is; put a copy back and start again.",
  "failure.storage-newer-schema":
    "A newer Porchlight has used this data. Update this one; nothing was changed.",
  "failure.storage-full": "The disk is full. Make some room; what you wrote is kept until then.",
  "failure.storage-locked": "Another program is using Porchlight’s data. Close it and try again.",
  "failure.storage-failed": "The data could not be written. Nothing was changed.",
  "failure.service-start-failed": "The service on this computer did not start. Try again.",
  "failure.service-unknown": "No Porchlight service answers at that address.",
  "failure.address-malformed": "An address looks like ada@analytical.example.",
} as const satisfies Readonly<Record<`failure.${ErrorCode}`, Message>>;

/** A bug was logged under the reference; whoever is asked for help can look it up. */
export const failureReferenceMessages = {
  "failure-reference": (values: { readonly sentence: string; readonly reference: string }) =>
    `${values.sentence} (Reference ${values.reference})`,
} as const satisfies Messages;
