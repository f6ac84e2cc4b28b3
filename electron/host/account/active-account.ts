import { DeviceToken } from "../../../shared/contract/account.ts";
import type { Session } from "../../../shared/contract/bridge.ts";
import { type Agent, createAgent } from "../../agent/agent.ts";
import { openArchive } from "../../agent/archive/open-archive.ts";
import type { Clock, Log } from "../../agent/ports.ts";
import type { SecretStore } from "../ports.ts";
import type { Profile, ProfileAccount } from "../profile/profile-file.ts";
import { archiveFileOf } from "./archive-file.ts";
import type { ServiceDirectory } from "./service-directory.ts";

export interface ActiveAccountOptions {
  readonly account: ProfileAccount;
  readonly profileFolder: string;
  readonly archiveWorkerUrl: URL;
  readonly services: ServiceDirectory;
  readonly secrets: SecretStore;
  readonly clock: Clock;
  readonly random: () => number;
  readonly log: Log;
  readonly profile: Pick<Profile, "preferences">;
}

/** The account this profile is signed in to: its agent over its archive. */
export interface ActiveAccount {
  readonly agent: Agent;
  session(): Session;
  /** Its part of the session changed: the service, or where it is. */
  onDidChangeSession(listener: () => void): () => void;
  /** Ends the agent in good order and closes the archive. */
  close(): Promise<void>;
}

/** Name of the secret that holds the device's token. Its own per device, so that none is ever used as another. */
export function tokenName({ deviceId }: Pick<ProfileAccount, "deviceId">): string {
  return `device-${deviceId}`;
}

/** Rejects with what the archive refuses with; the agent is not started yet. */
export async function openAccount(options: ActiveAccountOptions): Promise<ActiveAccount> {
  const { account, services } = options;
  const { identity, deviceId, serviceUrl } = account;
  const { agent, archive } = await openAgent(options);
  let bundledUrl = "";
  const listeners = new Set<() => void>();
  const tell = (): void => listeners.forEach((listener) => listener());
  const forgetUrl = services.onDidFindBundled((url) => {
    if (serviceUrl !== null || url === bundledUrl) return;
    bundledUrl = url;
    tell();
  });
  agent.onDidChangeService(tell);
  return {
    agent,
    session: () => ({
      identity,
      deviceId,
      serviceUrl: serviceUrl ?? bundledUrl,
      isBundledService: serviceUrl === null,
      service: agent.service(),
      secretProtection: options.secrets.protection,
    }),
    onDidChangeSession: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    close: async () => {
      forgetUrl();
      await agent.stop();
      await archive.close();
    },
  };
}

async function openAgent(options: ActiveAccountOptions) {
  const { account, log } = options;
  const archive = await openArchive({
    file: archiveFileOf(options.profileFolder, account.identity.principal),
    workerUrl: options.archiveWorkerUrl,
    log,
    onDidStop: (error) => log.error({ error: String(error) }, "the archive stopped"),
  });
  try {
    return { archive, agent: await createAgent({ ...agentOptions(options), archive }) };
  } catch (error) {
    // Nobody else knows of it, and the next attempt opens it anew.
    await archive.close();
    throw error;
  }
}

function agentOptions(options: ActiveAccountOptions) {
  const { account, services, secrets, profile, clock, random, log } = options;
  return {
    identity: account.identity,
    autoAway: profile.preferences().autoAway,
    resolveService: () => services.locate(account.serviceUrl),
    readToken: async () => {
      const token = DeviceToken.safeParse(await secrets.read(tokenName(account)));
      return token.success ? token.data : null;
    },
    watchAlertAt: () => profile.preferences().watchAlertAt,
    clock,
    random,
    log,
  };
}
