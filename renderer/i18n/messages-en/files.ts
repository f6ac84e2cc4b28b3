import type { FileProblemCode, FileRemarkCode } from "../../../shared/contract/interchange.ts";
import { numberWords } from "../formatting-locale.ts";
import type { Message, Messages } from "../message.ts";
import { plural } from "./plural-en.ts";

/** What of the file it is about, as the file names it, and the most there may be. */
export interface RemarkValues {
  readonly about: string;
  readonly part: string;
  readonly number: number;
}

type Numbered = Pick<RemarkValues, "number">;

/** Why nothing of a file can be taken. Each ends by saying that nothing was changed. */
const problemMessages = {
  "files.problem-not-xml": ({ number }: Numbered) =>
    `This is not an XML file: it can’t be read from line ${numberWords(number)} on. Nothing was changed.`,
  "files.problem-not-utf8": "This is not a text file in UTF-8. Nothing was changed.",
  "files.problem-other-encoding":
    "This file is in another encoding than UTF-8. Save it in UTF-8 and choose it again.",
  "files.problem-doctype":
    "This file has a DOCTYPE, which can hide what the file does. It was not read, and nothing was changed.",
  "files.problem-empty": "This file is empty. Nothing was changed.",
  "files.problem-too-many-bytes": ({ number }: Numbered) =>
    `This file is larger than ${sizeWords(number)}. It was not read, and nothing was changed.`,
  "files.problem-too-many-elements": ({ number }: Numbered) =>
    `This file has more than ${numberWords(number)} elements, more than are read. Nothing was changed.`,
  "files.problem-too-deep": ({ number }: Numbered) =>
    `In this file, elements stand more than ${numberWords(number)} deep within each other. Nothing was changed.`,
  "files.problem-takes-too-long":
    "Reading this file takes too long. It was stopped, and nothing was changed.",
  "files.problem-not-rules":
    "This is no file of rules: it does not begin as RFC 4745 says. Nothing was changed.",
  "files.problem-too-many-rules": ({ number }: Numbered) =>
    `This file comes to more than ${numberWords(number)} rules, the most there can be. Nothing was changed.`,
  "files.problem-too-many-people":
    "The rules of this file name more people than can be compared with them. Nothing was changed.",
  "files.problem-not-presence":
    "This is no presence file: it does not begin as RFC 3863 says. Nothing was changed.",
  "files.problem-nobodys-presence":
    "This presence file does not say whose presence it is. Nothing was changed.",
  "files.problem-address-too-long":
    "The address in this presence file is too long. Nothing was changed.",
  "files.problem-open-and-closed":
    "This file says both open and closed in one place, which can’t be. Nothing was changed.",
  "files.problem-neither-open-nor-closed":
    "This file gives a state that is neither open nor closed. Nothing was changed.",
  "files.problem-too-many-tuples": ({ number }: Numbered) =>
    `This file has more than ${numberWords(number)} devices and contacts. Nothing was changed.`,
} as const satisfies Readonly<Record<`files.problem-${FileProblemCode}`, Message>>;

function sizeWords(kibibytes: number): string {
  return kibibytes < 1_024 ? `${kibibytes} KB` : `${numberWords(Math.floor(kibibytes / 1_024))} MB`;
}

type Remark = Readonly<Record<`files.remark-${FileRemarkCode}`, Message>>;

/** What of a file is left out, or not taken as it stands there. */
const remarkMessages = {
  "files.remark-activities-first": ({ number }: RemarkValues) =>
    `Only the first ${number} activities are taken.`,
  "files.remark-anonymous-blocked":
    "Anonymous people are blocked instead of asked about: nobody knows who they are.",
  "files.remark-attribute-left": ({ about, part }: RemarkValues) =>
    `“${part}” of “${about}” is left out.`,
  "files.remark-changed-elsewhere":
    "Another program changed this file. What only Porchlight knows of it is lost: groups, hours, and what people must prove.",
  "files.remark-contact-unfit": "A contact without a usable address is left out.",
  "files.remark-device-cut": ({ number }: RemarkValues) =>
    `A device’s name is cut to ${number} characters.`,
  "files.remark-devices-left": "What the file says of devices is left out.",
  "files.remark-element-first": ({ about }: RemarkValues) =>
    `Only the first of several “${about}” is taken.`,
  "files.remark-element-note-left": ({ about }: RemarkValues) =>
    `The note of “${about}” is left out.`,
  "files.remark-group-unknown": ({ about }: RemarkValues) =>
    `You have no group “${about}”. Its rule is about nobody until you make that group.`,
  "files.remark-language-unfit": "The language of the note is left out: it is not a language tag.",
  "files.remark-light-left": "“Away” and “busy” are left out: a file does not change your light.",
  "files.remark-markup-first": ({ number }: RemarkValues) =>
    `Only the first ${number} additions of other programs are taken.`,
  "files.remark-markup-too-long":
    "An addition of another program is left out: it is too long to keep.",
  "files.remark-moods-first": ({ number }: RemarkValues) =>
    `Only the first ${number} moods are taken.`,
  "files.remark-more": "More is left out than is listed here.",
  "files.remark-name-cut": ({ number }: RemarkValues) => `The name is cut to ${number} characters.`,
  "files.remark-note-cut": ({ number }: RemarkValues) => `The note is cut to ${number} characters.`,
  "files.remark-notes-first": "Only the first of several notes is taken.",
  "files.remark-persons-first": "Only the first of several persons is taken.",
  "files.remark-place-cut": ({ number }: RemarkValues) =>
    `The words about the place are cut to ${number} characters.`,
  "files.remark-priority-unfit":
    "The priority of a contact is left out: it is not a number from 0 to 1.",
  "files.remark-rule-condition-twice": ({ about }: RemarkValues) =>
    `The rule “${about}” is not taken: it gives the same condition twice.`,
  "files.remark-rule-condition-unknown": ({ about, part }: RemarkValues) =>
    `The rule “${about}” is not taken: it depends on “${part}”, which Porchlight does not know.`,
  "files.remark-rule-domain-impossible": ({ about }: RemarkValues) =>
    `The rule “${about}” is not taken: it names a domain that there can’t be.`,
  "files.remark-rule-exception-unknown": ({ about }: RemarkValues) =>
    `The rule “${about}” is not taken: it makes an exception for somebody who can’t be told from others here.`,
  "files.remark-rule-handling-unknown": ({ about }: RemarkValues) =>
    `The rule “${about}” is not taken: Porchlight does not know what it does with a request.`,
  "files.remark-rule-identity-unknown": ({ about }: RemarkValues) =>
    `The rule “${about}” is not taken: it says whom it is about in a way that Porchlight does not know.`,
  "files.remark-rule-names-nobody": ({ about }: RemarkValues) =>
    `The rule “${about}” names somebody who can’t be here. It is about nobody else for that.`,
  "files.remark-rule-over": ({ number }: RemarkValues) =>
    plural(number, {
      one: "1 rule has run out already. It is taken and does nothing.",
      other: `${numberWords(number)} rules have run out already. They are taken and do nothing.`,
    }),
  "files.remark-rule-unreadable": ({ about }: RemarkValues) =>
    `The rule “${about}” is not taken: it can’t be read here.`,
  "files.remark-rule-validity-unreadable": ({ about }: RemarkValues) =>
    `The rule “${about}” is not taken: the time it holds for can’t be read.`,
  "files.remark-status-unshown":
    "Whoever may watch there without being shown a status is quietly ignored here.",
  "files.remark-time-offset-unfit": "The time difference is left out: there is none like it.",
  "files.remark-time-unreadable": "A time is left out that can’t be read.",
  "files.remark-tuple-must-understand":
    "A device or contact is left out: it must not be used without parts that Porchlight does not know.",
  "files.remark-tuple-note-cut": ({ number }: RemarkValues) =>
    `The note of a device or contact is cut to ${number} characters.`,
  "files.remark-tuple-notes-first":
    "Only the first of several notes of a device or contact is taken.",
  "files.remark-tuple-without-basic":
    "A device or contact is left out: it does not say whether it is open.",
  "files.remark-until-over": "The time it was to end is past, so it is taken without an end.",
} as const satisfies Remark;

/** What files of any kind have in common. */
export const filesMessages = {
  "files.choose": "Choose a file…",
  "files.choose-another": "Choose another file…",
  "files.reading": "Reading the file",
  "files.remarks": "Not taken as it stands there",
  "files.saved": ({ name }: { readonly name: string }) => `Saved as ${name}.`,
  ...problemMessages,
  ...remarkMessages,
} as const satisfies Messages;
