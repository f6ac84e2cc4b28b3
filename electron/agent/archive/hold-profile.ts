import { type HeldLock, holdLock } from "../../database/hold-lock.ts";
import { AppError } from "../../../shared/result/app-error.ts";

/**
 * Takes a profile's folder for this process until it ends, however it ends.
 *
 * Throws `storage-locked` when another process, or this one, has it already.
 */
export function holdProfile(folder: string): HeldLock {
  try {
    return holdLock(folder);
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== "storage-locked") throw error;
    throw new AppError("storage-locked", "This profile is already open in another window.", {
      cause: error,
    });
  }
}
