import { createHash, randomUUID } from "node:crypto";
import { mkdir, open, readFile, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { safeStorage } from "electron";
import type { SecretStore } from "../../host/ports.ts";

/**
 * Secrets in files that only the system's keychain can decrypt.
 *
 * `plain` is where secrets lie on computers without a keychain. One that is found there is moved over
 * as soon as it is read: the keychain may have come later.
 */
export function createKeychainSecrets(folder: string, plain: SecretStore): SecretStore {
  async function write(name: string, secret: string): Promise<void> {
    await writePrivately(folder, fileName(name), await safeStorage.encryptStringAsync(secret));
    await plain.remove(name);
  }

  async function readEncrypted(name: string): Promise<string | null> {
    try {
      const encrypted = await readFile(join(folder, fileName(name)));
      const { result, shouldReEncrypt } = await safeStorage.decryptStringAsync(encrypted);
      if (shouldReEncrypt) await write(name, result);
      return result;
    } catch {
      // Absent, or encrypted by a keychain that is gone: either way the person signs in again.
      return null;
    }
  }

  return {
    protection: "keychain",
    async read(name) {
      const encrypted = await readEncrypted(name);
      if (encrypted !== null) return encrypted;
      const unencrypted = await plain.read(name);
      if (unencrypted !== null) await write(name, unencrypted);
      return unencrypted;
    },
    write,
    async remove(name) {
      await rm(join(folder, fileName(name)), { force: true });
      await plain.remove(name);
    },
  };
}

/** A name may hold an address; its digest is a file name everywhere and tells nobody anything. */
function fileName(name: string): string {
  return createHash("sha256").update(name).digest("hex");
}

/** On the disk before it has its name, so that a power cut leaves the old one or the new one, whole. */
async function writePrivately(folder: string, name: string, content: Buffer): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const fresh = join(folder, `${name}.${randomUUID()}`);
  const file = await open(fresh, "wx", 0o600);
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(fresh, join(folder, name));
}
