import { join } from "node:path";
import type { SecretStore } from "../../host/ports.ts";
import { createFileSecrets } from "../../host/profile/file-secrets.ts";
import { createKeychainSecrets } from "./keychain-secrets.ts";
import { isKeychainUsable } from "./is-keychain-usable.ts";

/** The system's keychain where it protects anything, a file that only this user may read elsewhere. */
export async function chooseSecrets(profileFolder: string): Promise<SecretStore> {
  const plain = createFileSecrets(join(profileFolder, "secrets"));
  if (!(await isKeychainUsable(process.platform))) return plain;
  return createKeychainSecrets(join(profileFolder, "keychain"), plain);
}
