import { AppError } from "../../shared/result/app-error.ts";
import { explainStorageError, isReadOnlyError } from "./storage-error.ts";
import type { CarriedError, WorkerSettings } from "./worker-protocol.ts";

/** Refusals keep their code, what the disk says becomes a plain sentence, the rest stays a bug. */
export function packError(error: unknown, { file, role }: WorkerSettings): CarriedError {
  if (role === "reader" && isReadOnlyError(error)) return { bug: new Error(READ_THAT_WRITES) };
  const explained = explainStorageError(error, file);
  if (explained instanceof AppError) return { code: explained.code, message: explained.message };
  return { bug: explained };
}

const READ_THAT_WRITES = "An operation declared as a read tried to write";

export function unpackError(carried: CarriedError): Error {
  return "bug" in carried ? carried.bug : new AppError(carried.code, carried.message);
}
