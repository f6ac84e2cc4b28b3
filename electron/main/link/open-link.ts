import { shell } from "electron";
import { AppError } from "../../../shared/result/app-error.ts";
import { linkToOpen } from "../../host/link-to-open.ts";

/** The one way out of Porchlight: http, https and mailto, in the system's own program. */
export async function openLink(raw: string): Promise<void> {
  const url = linkToOpen(raw);
  if (url === null) throw new AppError("invalid-request", "not a link that may be opened");
  try {
    await shell.openExternal(url);
  } catch (error) {
    throw new AppError("unavailable", "no program here opens such links", { cause: error });
  }
}
