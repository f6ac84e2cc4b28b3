import { z } from "zod";
import { PresentityAddress, PrincipalAddress } from "../../../../shared/contract/address.ts";
import { Contact } from "../../../../shared/contract/presentity.ts";
import {
  OtherPresenceMarkup,
  type PresenceDocument,
  StatusDetails,
  type StatusSetting,
} from "../../../../shared/contract/presence.ts";
import { tagOf } from "../../../../shared/model/address.ts";
import type { LiveDevice, PresenceView, SignOff } from "../../../../shared/model/presence-view.ts";
import { filterKey } from "../../../../shared/model/presence-filter.ts";
import type { ApartView } from "../../presence/apart-view.ts";
import type { StoredFilteredView } from "../../presence/filtered-view.ts";
import type {
  LivePresence,
  PresenceRepository,
  StoredOwner,
  StoredPresentity,
} from "../../presence/presence-repository.ts";
import { NO_DETAILS } from "../../../../shared/model/status-setting.ts";
import { filterOf } from "./sqlite-subscription-repository.ts";
import type { OutputOf } from "../../../database/operation.ts";
import type { ServiceOperations } from "../service-operations.ts";
import type { ServiceDatabase } from "../service-database.ts";
import type { PresenceTables } from "../tables/presence-tables.ts";

// One statement takes only so many parameters, and one answer should not hold up the others.
const CHUNK = 400;

export function createSqlitePresenceRepository(database: ServiceDatabase): PresenceRepository {
  return {
    load: async (principals) => {
      const chunks = chunked(principals).map((chunk) => loadChunk(database, chunk));
      return (await Promise.all(chunks)).flat();
    },
    live: async (): Promise<LivePresence> => {
      const { principals, aliveAt } = await database.run("presence:live");
      return { principals: principals.map((one) => PrincipalAddress.parse(one)), aliveAt };
    },
    saveSetting: (presentity, setting) =>
      database.run("presence:save-setting", { presentity, setting }),
    savePublication: (principal, device) =>
      database.run("presence:save-publication", publicationRow(principal, device)),
    removePublications: (principal, deviceIds) =>
      database.run("presence:remove-publications", { principal, deviceIds }),
    saveView: ({ presentity, view, signOff, filtered, light }) =>
      database.run("presence:save-view", {
        view: viewRow(presentity, view, signOff),
        filtered: filtered.map((one) => filteredRow(presentity, one)),
        light,
      }),
    saveApart: (presentity, watcher, apart) =>
      apart === null
        ? database.run("presence:remove-apart", { presentity, watcher })
        : database.run("presence:save-apart", {
            presentity,
            watcher,
            ...apartRow(apart),
          }),
    dropFiltered: (presentity, keys) =>
      database.run("presence:drop-filtered", { presentity, keys }),
    saveFiltered: (presentity, filtered) =>
      database.run("presence:save-filtered", filteredRow(presentity, filtered)),
    keepAlive: (at) => database.run("presence:keep-alive", at),
  };
}

function chunked<T>(all: readonly T[]): T[][] {
  const count = Math.ceil(all.length / CHUNK);
  return Array.from({ length: count }, (_, at) => all.slice(at * CHUNK, (at + 1) * CHUNK));
}

async function loadChunk(
  database: ServiceDatabase,
  principals: readonly PrincipalAddress[],
): Promise<StoredOwner[]> {
  const found = await database.run("presence:load", principals);
  const devices = Map.groupBy(found.publications, (row) => row.principal);
  const presentities = Map.groupBy(storedOf(found), ([owner]) => owner);
  return found.accounts.map(({ principal, displayName }) => ({
    principal: PrincipalAddress.parse(principal),
    displayName,
    devices: (devices.get(principal) ?? []).map(deviceOf),
    presentities: firstFirst(presentities.get(principal) ?? []),
  }));
}

function publicationRow(
  principal: PrincipalAddress,
  { key, label, userInput, lastInput = null, away = null }: LiveDevice,
): PresenceTables["publication"] {
  const [awayStage, awayNote] = away === null ? [null, null] : [away.stage, away.note];
  return { principal, deviceId: key, label, userInput, lastInput, awayStage, awayNote };
}

function deviceOf(row: PresenceTables["publication"]): LiveDevice {
  const { deviceId: key, label, userInput, lastInput, awayStage, awayNote } = row;
  const away = awayStage === null ? null : { stage: awayStage, note: awayNote ?? "" };
  return { key, label, userInput, lastInput, away };
}

/** The first one was made with the account, which may be in the very moment of another. */
function firstFirst(owned: readonly [string, StoredPresentity][]): StoredPresentity[] {
  const all = owned.map(([, presentity]) => presentity);
  const isFirst = ({ address }: StoredPresentity) => tagOf(address) === null;
  return [...all.filter(isFirst), ...all.filter((presentity) => !isFirst(presentity))];
}

type Loaded = OutputOf<ServiceOperations["presence:load"]>;

/** Each with its owner. */
function storedOf(found: Loaded): [string, StoredPresentity][] {
  const settings = new Map(found.settings.map((row) => [row.presentity, settingOf(row)]));
  const views = new Map(found.views.map((row) => [row.presentity, row]));
  const filtered = Map.groupBy(found.filtered, (row) => row.presentity);
  const aparts = Map.groupBy(found.aparts, (row) => row.presentity);
  const delegates = Map.groupBy(found.delegates, (row) => row.presentity);
  return found.presentities.map(({ address, owner, createdAt, ...says }) => {
    const view = views.get(address);
    const presentity = {
      address: PresentityAddress.parse(address),
      createdAt,
      profile: {
        ...sayingOf(says),
        delegates: (delegates.get(address) ?? []).map((row) =>
          PrincipalAddress.parse(row.delegate),
        ),
      },
      setting: settings.get(address) ?? null,
      // Sound: only `saveView` writes the column. Parsing would put the fields into another order, and
      // a document has to stay the same to the byte.
      view: view === undefined ? null : (JSON.parse(view.view) as PresenceView),
      signOff: view === undefined ? null : { at: view.signedOffAt, basic: view.signedOffBasic },
      apart: new Map((aparts.get(address) ?? []).map(apartOf)),
      filtered: (filtered.get(address) ?? []).map(filteredOf),
    };
    return [owner, presentity];
  });
}

function sayingOf({
  label,
  contacts,
  markup,
}: Pick<PresenceTables["presentity"], "label" | "contacts" | "markup">) {
  return {
    label,
    contacts: z.array(Contact).parse(JSON.parse(contacts)),
    markup: z.array(OtherPresenceMarkup).parse(JSON.parse(markup)),
  };
}

function settingOf(row: PresenceTables["statusSetting"]): StatusSetting {
  const { choice, note, details, until, thenChoice, thenNote, thenDetails, setAt } = row;
  const then =
    thenChoice === null
      ? null
      : {
          choice: thenChoice,
          note: thenNote ?? "",
          details: detailsOf(thenDetails),
          ...chooserOf(row.thenSetBy),
        };
  const current = { choice, note, details: detailsOf(details), until, then, setAt };
  return { ...current, ...chooserOf(row.setBy) };
}

function chooserOf(setBy: string | null): Pick<StatusSetting, "setBy"> {
  return setBy === null ? {} : { setBy: PrincipalAddress.parse(setBy) };
}

function detailsOf(written: string | null): StatusDetails {
  return written === null ? NO_DETAILS : StatusDetails.parse(JSON.parse(written));
}

function apartOf(row: PresenceTables["apartView"]): [PrincipalAddress, ApartView] {
  const { returnsFrom, tupleIds, permits } = row;
  // Sound: only `saveApart` writes the column; not parsed for the same reason as above.
  const document = JSON.parse(row.document) as PresenceDocument;
  return [
    PrincipalAddress.parse(row.watcher),
    {
      document,
      returnsFrom,
      shows: filterOf(row.shows),
      // Sound: as above.
      tupleIds: tupleIds === null ? null : (JSON.parse(tupleIds) as PresenceView["tupleIds"]),
      // Sound: as above.
      permits: permits === null ? null : (JSON.parse(permits) as ApartView["permits"]),
    },
  ];
}

export function apartRow(
  apart: ApartView,
): Omit<PresenceTables["apartView"], "presentity" | "watcher"> {
  return {
    document: JSON.stringify(apart.document),
    returnsFrom: apart.returnsFrom,
    shows: JSON.stringify(apart.shows),
    tupleIds: apart.tupleIds && JSON.stringify(apart.tupleIds),
    permits: apart.permits && JSON.stringify(apart.permits),
  };
}

function viewRow(
  presentity: PresentityAddress,
  view: PresenceView,
  { at, basic }: SignOff,
): PresenceTables["presenceView"] {
  return { presentity, view: JSON.stringify(view), signedOffAt: at, signedOffBasic: basic };
}

function filteredOf(row: PresenceTables["filteredView"]): StoredFilteredView {
  // Sound: only `saveView` and `saveFiltered` write the column; not parsed for the same reason as above.
  return { filter: filterOf(row.filter), view: JSON.parse(row.view) as PresenceView };
}

function filteredRow(
  presentity: PresentityAddress,
  { filter, view }: StoredFilteredView,
): PresenceTables["filteredView"] {
  return {
    presentity,
    key: filterKey(filter),
    filter: JSON.stringify(filter),
    view: JSON.stringify(view),
  };
}
