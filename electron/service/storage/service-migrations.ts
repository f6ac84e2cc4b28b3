import type { Migrations } from "../../database/migrate.ts";
import { accountsMigration } from "./migrations/0001-accounts.ts";
import { messagesMigration } from "./migrations/0002-messages.ts";
import { presenceMigration } from "./migrations/0003-presence.ts";
import { watchersMigration } from "./migrations/0004-watchers.ts";
import { buddiesMigration } from "./migrations/0005-buddies.ts";
import { statusDetailsMigration } from "./migrations/0006-status-details.ts";
import { accessRulesMigration } from "./migrations/0007-access-rules.ts";
import { filteredViewsMigration } from "./migrations/0008-filtered-views.ts";
import { accessDueMigration } from "./migrations/0009-access-due.ts";
import { presentitiesMigration } from "./migrations/0010-presentities.ts";
import { ownedPresentitiesMigration } from "./migrations/0011-owned-presentities.ts";
import { deviceUseMigration } from "./migrations/0012-device-use.ts";
import { visibilityMigration } from "./migrations/0013-visibility.ts";
import { hiddenWatchersMigration } from "./migrations/0014-hidden-watchers.ts";
import { watcherSpanMigration } from "./migrations/0015-watcher-span.ts";
import { informationReadersMigration } from "./migrations/0016-information-readers.ts";

/** Applied in the order of their names. A name that was released is never changed, and never used again. */
export const serviceMigrations: Migrations = {
  "0001-accounts": accountsMigration,
  "0002-messages": messagesMigration,
  "0003-presence": presenceMigration,
  "0004-watchers": watchersMigration,
  "0005-buddies": buddiesMigration,
  "0006-status-details": statusDetailsMigration,
  "0007-access-rules": accessRulesMigration,
  "0008-filtered-views": filteredViewsMigration,
  "0009-access-due": accessDueMigration,
  "0010-presentities": presentitiesMigration,
  "0011-owned-presentities": ownedPresentitiesMigration,
  "0012-device-use": deviceUseMigration,
  "0013-visibility": visibilityMigration,
  "0014-hidden-watchers": hiddenWatchersMigration,
  "0015-watcher-span": watcherSpanMigration,
  "0016-information-readers": informationReadersMigration,
};
