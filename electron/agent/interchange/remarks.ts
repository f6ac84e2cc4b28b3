import type { FileRemark } from "../../../shared/contract/interchange.ts";
import { limits } from "../../../shared/contract/limits.ts";

/** What was not taken over from a file, for the person who chose it: codes, whose words the window has. */
export interface Remarks {
  readonly add: (remark: FileRemark) => void;
  readonly all: () => readonly FileRemark[];
}

/** A file made to annoy would have something to say for ever. */
const MAXIMUM = 200;

/** Says nothing twice. */
export function createRemarks(): Remarks {
  const remarks = new Map<string, FileRemark>();
  return {
    add: (remark) => {
      const kept = shortened(remark);
      if (remarks.size < MAXIMUM) remarks.set(JSON.stringify(kept), kept);
    },
    all: () => (remarks.size < MAXIMUM ? [...remarks.values()] : [...remarks.values(), MORE]),
  };
}

const MORE: FileRemark = { code: "more" };

/** What a file names may be of any length, and half a character is none. */
function shortened({ about, part, ...remark }: FileRemark): FileRemark {
  return {
    ...remark,
    ...(about === undefined ? {} : { about: cut(about) }),
    ...(part === undefined ? {} : { part: cut(part) }),
  };
}

function cut(text: string): string {
  return text.slice(0, limits.fileRemarkText).replace(/[\uD800-\uDBFF]$/, "");
}
