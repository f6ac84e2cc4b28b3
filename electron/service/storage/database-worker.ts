import { serveDatabase } from "../../database/serve-database.ts";
import { serviceMigrations } from "./service-migrations.ts";
import { serviceOperations } from "./service-operations.ts";

serveDatabase({ migrations: serviceMigrations, operations: serviceOperations });
