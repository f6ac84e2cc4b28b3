import type { Messages } from "../message.ts";
import { numberWords } from "../formatting-locale.ts";
import { plural } from "./plural-en.ts";

/** Words that the parts of `renderer/ui` say by themselves. */
export const uiMessages = {
  "ui.back": "Back",
  "ui.cancel": "Cancel",
  "ui.clear": "Clear",
  "ui.close": "Close",
  "ui.dismiss": "Dismiss",
  "ui.more": "More",
  "ui.show-password": "Show password",
  "ui.hide-password": "Hide password",
  "ui.toasts": "Messages from Porchlight",
  "ui.unread": ({ count }: { count: number }) =>
    plural(count, { one: "1 unread", other: `${numberWords(count)} unread` }),
  "ui.copy-code": "Copy code",
  "ui.message": "Message",
  "ui.send": "Send",
  "ui.add-file": "Add a file",
  "ui.add-emoji": "Emoji",
  "ui.add-code": "Code block",
  "ui.drop-quote": "Do not quote",
  "ui.pinned": "Pinned",
  "ui.muted": "Muted",
  "ui.draft": "Draft:",
  "ui.you": "You:",
  "ui.none": "None",
  "ui.quoted": ({ words }: { words: string }) => `“${words}”`,
  "ui.name-half-character": "Half a character is left in it. Type the name anew.",
  "ui.name-control": "A name can’t hold line breaks or other control characters.",
  "ui.name-direction": "A name can’t turn the text around it. Type it anew.",
  "ui.name-unseen": "Nobody could see that name. Use letters, digits or an emoji.",
  "ui.resize": "Width of the list",
} as const satisfies Messages;
