export interface FileToSave {
  readonly name: string;
  /** Media type, without parameters. */
  readonly type: string;
  readonly text: string;
}

/** Hands a text to the person as a file; where it goes is theirs to say. */
export function saveFile({ name, type, text }: FileToSave): void {
  const url = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  // Not at once: the download begins after this turn, and would find nothing.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
