import { AppError } from "../../shared/result/app-error.ts";
import { explainStorageError } from "./storage-error.ts";
import type { CarriedError } from "./worker-protocol.ts";

/** Refusals keep their code, what the disk says becomes a plain sentence, the rest stays a bug. */
export function packError(error: unknown, file: string): CarriedError {
  const explained = explainStorageError(error, file);
  if (explained instanceof AppError) return { code: explained.code, message: explained.message };
  if (explained instanceof Error) return { bug: explained };
  return { bug: new Error(`Something that is no error was thrown: ${typeof explained}`) };
}

export function unpackError(carried: CarriedError): Error {
  return "bug" in carried ? carried.bug : new AppError(carried.code, carried.message);
}
