import { serveDatabase } from "../../database/serve-database.ts";
import { archiveOperations } from "./archive-operations.ts";
import { archiveMigrations } from "./migrations/archive-migrations.ts";

serveDatabase({ migrations: archiveMigrations, operations: archiveOperations });
