import { join } from "node:path";
import {
  type Database,
  type OpenDatabaseOptions,
  openDatabase,
} from "../../database/open-database.ts";
import type { ServiceOperations } from "./service-operations.ts";

export type ServiceDatabase = Database<ServiceOperations>;

type Options = Omit<OpenDatabaseOptions, "workerUrl" | "file"> & { readonly dataFolder: string };

export function openServiceDatabase({ dataFolder, ...options }: Options): Promise<ServiceDatabase> {
  return openDatabase<ServiceOperations>({
    ...options,
    file: join(dataFolder, "porchlight.sqlite"),
    workerUrl: new URL("./database-worker.ts", import.meta.url),
  });
}
