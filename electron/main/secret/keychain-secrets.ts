import { createHash } from "node:crypto";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { safeStorage } from "electron";
import type { SecretStore } from "../../host/ports.ts";
import { readTextFile } from "../../host/profile/read-text-file.ts";
import { writePrivateFile } from "../../host/profile/write-private-file.ts";

/** What can be read is good as it is: a full disk must not sign anybody out. The next read tries again. */
const leaveAsItIs = (): void => {};

/**
 * Secrets in files that only the system's keychain can decrypt.
 *
 * `plain` is where secrets lie on computers without a keychain. One that is found there is moved over
 * as soon as it is read: the keychain may have come later.
 */
export function createKeychainSecrets(folder: string, plain: SecretStore): SecretStore {
  // A name may hold an address; its digest is a file name everywhere and tells nobody anything.
  const fileOf = (name: string) => join(folder, createHash("sha256").update(name).digest("hex"));

  async function write(name: string, secret: string): Promise<void> {
    const encrypted = await safeStorage.encryptStringAsync(secret);
    await writePrivateFile(fileOf(name), encrypted.toString("base64"));
    await plain.remove(name);
  }

  async function readEncrypted(name: string): Promise<string | null> {
    const text = await readTextFile(fileOf(name));
    if (text === null) return null;
    try {
      const encrypted = Buffer.from(text, "base64");
      const { result, shouldReEncrypt } = await safeStorage.decryptStringAsync(encrypted);
      if (shouldReEncrypt) await write(name, result).catch(leaveAsItIs);
      return result;
    } catch {
      // Encrypted by a keychain that is gone: the person signs in again.
      return null;
    }
  }

  return {
    protection: "keychain",
    async read(name) {
      const encrypted = await readEncrypted(name);
      if (encrypted !== null) return encrypted;
      const unencrypted = await plain.read(name);
      if (unencrypted !== null) await write(name, unencrypted).catch(leaveAsItIs);
      return unencrypted;
    },
    write,
    async remove(name) {
      await rm(fileOf(name), { force: true });
      await plain.remove(name);
    },
  };
}
