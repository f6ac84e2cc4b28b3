import { join } from "node:path";
import { z } from "zod";
import { DeviceId, Identity } from "../../../shared/contract/account.ts";
import { DEFAULT_AUTO_AWAY } from "../../../shared/contract/auto-away.ts";
import { Preferences } from "../../../shared/contract/bridge.ts";
import { limits } from "../../../shared/contract/limits.ts";
import { AppError } from "../../../shared/result/app-error.ts";
import { parseJson } from "../../agent/archive/parse-json.ts";
import { readTextFile } from "./read-text-file.ts";
import { writePrivateFile } from "./write-private-file.ts";

/** Who this profile is signed in as, and where. Its token is a secret and lies elsewhere. */
export const ProfileAccount = z.object({
  identity: Identity,
  deviceId: DeviceId,
  /** Null for the service bundled with the app. */
  serviceUrl: z.string().max(limits.url).nullable(),
});
export type ProfileAccount = z.output<typeof ProfileAccount>;

const DEFAULT_PREFERENCES: Preferences = {
  theme: "system",
  density: "comfortable",
  buddySort: "status",
  showsUnavailable: true,
  sendsOnEnter: true,
  foldedGroups: [],
  listWidth: null,
  watchAlertAt: 20,
  autoAway: DEFAULT_AUTO_AWAY,
  savedStatuses: [],
};

/** Each preference that can't be read (any more) is the default again; an account has to be whole. */
const ProfileFileContent = z.object({
  account: ProfileAccount.nullable(),
  preferences: z.record(z.string(), z.unknown()).catch({}),
});

export type ChangedPreferences = {
  readonly [Name in keyof Preferences]?: Preferences[Name] | undefined;
};

/** What a profile remembers besides its archive and its secrets. */
export interface Profile {
  account(): ProfileAccount | null;
  preferences(): Preferences;
  /** On the disk once they resolve. */
  setAccount(account: ProfileAccount | null): Promise<void>;
  /** What is left out, or undefined, stays. */
  changePreferences(changed: ChangedPreferences): Promise<Preferences>;
}

/** Reads the profile, or begins a new one. Rejects with `storage-corrupt` when it is not readable. */
export async function openProfile(folder: string): Promise<Profile> {
  const file = join(folder, "profile.json");
  let { account, preferences } = parse(await readTextFile(file), file);
  let last: Promise<void> = Promise.resolve();

  /** One write after the other, each with the latest content. */
  function save(): Promise<void> {
    const write = () =>
      writePrivateFile(file, `${JSON.stringify({ account, preferences }, null, 2)}\n`);
    const saved = last.then(write);
    last = saved.catch(() => {});
    return saved;
  }

  return {
    account: () => account,
    preferences: () => preferences,
    setAccount: (next) => {
      account = next;
      return save();
    },
    changePreferences: async (changed) => {
      const given = Object.entries(changed).filter(([, value]) => value !== undefined);
      preferences = { ...preferences, ...Object.fromEntries(given) };
      await save();
      return preferences;
    },
  };
}

function parse(text: string | null, file: string) {
  if (text === null) return { account: null, preferences: DEFAULT_PREFERENCES };
  const parsed = ProfileFileContent.safeParse(parseJson(text));
  if (!parsed.success) {
    throw new AppError("storage-corrupt", `The profile is damaged and can't be read: ${file}`);
  }
  return { account: parsed.data.account, preferences: readPreferences(parsed.data.preferences) };
}

function readPreferences(raw: Readonly<Record<string, unknown>>): Preferences {
  const usable = Object.entries(Preferences.shape).filter(
    ([name, schema]) => schema.safeParse(raw[name]).success,
  );
  const names = new Set(usable.map(([name]) => name));
  const kept = Object.fromEntries(Object.entries(raw).filter(([name]) => names.has(name)));
  return Preferences.parse({ ...DEFAULT_PREFERENCES, ...kept });
}
