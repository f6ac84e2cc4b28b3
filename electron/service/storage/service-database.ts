import { join } from "node:path";
import { type Database, type OpenDatabaseOptions, openDatabase } from "../../database/open-database.ts";
import type { ServiceOperations } from "./service-operations.ts";

export type ServiceDatabase = Database<ServiceOperations>;

type Options = Omit<OpenDatabaseOptions, "workerUrl" | "file"> & { readonly dataFolder: string };

export function openServiceDatabase({ dataFolder, ...options }: Options): Promise<ServiceDatabase> {
  const file = join(dataFolder, "porchlight.sqlite");
  return openDatabase<ServiceOperations>({ ...options, file, workerUrl: workerUrl() });
}

/** The worker is an entry of its own: beside this file in the sources, beside the bundle in the product. */
function workerUrl(): URL {
  const isSource = import.meta.url.endsWith(".ts");
  return new URL(isSource ? "./database-worker.ts" : "./database-worker.mjs", import.meta.url);
}
