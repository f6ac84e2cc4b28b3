import { z } from "zod";
import { AccessRule } from "./access.ts";
import { PresentityAddress, Timestamp } from "./address.ts";
import { call } from "./define.ts";
import { limits } from "./limits.ts";
import { CommunicationAddress, OtherPresenceMarkup, StatusDetails } from "./presence.ts";

/** Something to be saved as a file: what it is called, what it is and what is in it. */
export const ExportedFile = z.object({
  name: z.string().max(100),
  /** Its media type. */
  type: z.string().max(100),
  text: z.string().max(limits.exportedText),
});
export type ExportedFile = z.output<typeof ExportedFile>;

/** Why nothing of a file can be taken. */
export const FileProblemCode = z.enum([
  "not-xml",
  "not-utf8",
  "other-encoding",
  "doctype",
  "empty",
  "too-many-bytes",
  "too-many-elements",
  "too-deep",
  "takes-too-long",
  "not-rules",
  "too-many-rules",
  "too-many-people",
  "not-presence",
  "nobodys-presence",
  "address-too-long",
  "open-and-closed",
  "neither-open-nor-closed",
  "too-many-tuples",
]);
export type FileProblemCode = z.output<typeof FileProblemCode>;

export const FileProblem = z.object({
  code: FileProblemCode,
  /** The line where it stands, or the most there may be. */
  number: z.int().optional(),
});
export type FileProblem = z.output<typeof FileProblem>;

/** What of a file is not taken, or not as it stands there. */
export const FileRemarkCode = z.enum([
  "activities-first",
  "anonymous-blocked",
  "attribute-left",
  "changed-elsewhere",
  "contact-unfit",
  "device-cut",
  "devices-left",
  "element-first",
  "element-note-left",
  "group-unknown",
  "language-unfit",
  "light-left",
  "markup-first",
  "markup-too-long",
  "moods-first",
  "more",
  "name-cut",
  "note-cut",
  "notes-first",
  "persons-first",
  "place-cut",
  "priority-unfit",
  "rule-condition-twice",
  "rule-condition-unknown",
  "rule-domain-impossible",
  "rule-exception-unknown",
  "rule-handling-unknown",
  "rule-identity-unknown",
  "rule-names-nobody",
  "rule-over",
  "rule-unreadable",
  "rule-validity-unreadable",
  "status-unshown",
  "time-offset-unfit",
  "time-unreadable",
  "tuple-must-understand",
  "tuple-note-cut",
  "tuple-notes-first",
  "tuple-without-basic",
  "until-over",
]);
export type FileRemarkCode = z.output<typeof FileRemarkCode>;

const fromFile = z.string().max(limits.fileRemarkText);

export const FileRemark = z.object({
  code: FileRemarkCode,
  /** The element, the rule or the group that it is about, as the file names it. */
  about: fromFile.optional(),
  /** What of it. */
  part: fromFile.optional(),
  /** The most there may be. */
  number: z.int().optional(),
});
export type FileRemark = z.output<typeof FileRemark>;

const remarks = z.array(FileRemark).max(limits.fileRemarks);
const Refused = z.object({ outcome: z.literal("refused"), problem: FileProblem });

/** What a file of ACCESS RULES comes to. */
export const RulesReading = z.discriminatedUnion("outcome", [
  Refused,
  z.object({
    outcome: z.literal("read"),
    /** The first of them. */
    rules: z.array(AccessRule).max(limits.rulesShown),
    count: z.int().nonnegative(),
    /** How many rules of the file they come from; those of other programs are put into ours. */
    takenCount: z.int().nonnegative(),
    remarks,
  }),
]);
export type RulesReading = z.output<typeof RulesReading>;

/** What of a file of PRESENCE INFORMATION can be taken over as one's own. */
export const PresenceReading = z.discriminatedUnion("outcome", [
  Refused,
  z.object({
    outcome: z.literal("read"),
    /** Whose it claims to be; nothing vouches for it. */
    entity: z.string().max(limits.address),
    /** Null where the file says nothing of a person. */
    status: z
      .object({
        note: z.string().max(limits.note),
        details: StatusDetails,
        until: Timestamp.nullable(),
      })
      .nullable(),
    contacts: z.array(CommunicationAddress).max(limits.tuples),
    markup: z.array(OtherPresenceMarkup).max(16),
    remarks,
  }),
]);
export type PresenceReading = z.output<typeof PresenceReading>;

const fileId = z.uuid();

/** What a window asks of its host about files. No file is opened here: the page reads and saves them. */
export const interchangeCalls = {
  /**
   * Hands over the text of a file, in parts that each fit into a packet; `from` is how much came before, in
   * UTF-16 units. Idempotent. The host keeps few files, in memory; `conflict`: begin again with the first part.
   */
  "file:send": call(
    z.strictObject({
      fileId,
      from: z.int().nonnegative().max(limits.rulesFileBytes),
      text: z.string().max(limits.filePart),
    }),
    z.object({}),
  ),
  /** `application/auth-policy+xml` (RFC 4745, RFC 5025). */
  "rules:export": call(z.strictObject({}), ExportedFile),
  /** What would come of importing the file. Changes nothing. `conflict` when the file is not there any more. */
  "rules:read-import": call(z.strictObject({ fileId }), RulesReading),
  /** Puts the rules of the file in the place of all there are: all or nothing. Those before are kept once. */
  "rules:import": call(z.strictObject({ fileId }), z.object({ count: z.int().nonnegative() })),
  /** The rules that were there before the last import; null: there is nothing to go back to. */
  "rules:kept": call(
    z.strictObject({}),
    z.object({ kept: z.object({ count: z.int().nonnegative(), at: Timestamp }).nullable() }),
  ),
  /** Puts them back, in the place of all there are now. */
  "rules:undo-import": call(z.strictObject({}), z.object({ count: z.int().nonnegative() })),
  /** `application/pidf+xml`: one's own as one sees it oneself (null), or a buddy's as one sees them. */
  "presence:export": call(
    z.strictObject({ presentity: PresentityAddress.nullable() }),
    ExportedFile,
  ),
  /** `text/vcard`: a buddy's name and the ways to reach them that one is shown. */
  "presence:vcard": call(z.strictObject({ presentity: PresentityAddress }), ExportedFile),
  /** What could be taken over as one's own status. Changes nothing. */
  "presence:read-import": call(z.strictObject({ fileId }), PresenceReading),
} as const;
