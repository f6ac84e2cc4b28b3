import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** A keychain whose key lies beside the profile, so that it outlives the process as a real one does. */
export function createSafeStorage(userData: () => string) {
  const backend = process.env["ELECTRON_STAND_IN_KEYRING"] ?? "gnome_libsecret";

  function key(): Buffer {
    const file = join(dirname(userData()), "stand-in-keyring");
    if (!existsSync(file)) {
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, randomBytes(32));
    }
    return readFileSync(file);
  }

  return {
    getSelectedStorageBackend: () => backend,
    isAsyncEncryptionAvailable: async () => true,
    async encryptStringAsync(text: string): Promise<Buffer> {
      const iv = randomBytes(12);
      const cipher = createCipheriv("aes-256-gcm", key(), iv);
      const body = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
      return Buffer.concat([iv, cipher.getAuthTag(), body]);
    },
    async decryptStringAsync(encrypted: Buffer) {
      const decipher = createDecipheriv("aes-256-gcm", key(), encrypted.subarray(0, 12));
      decipher.setAuthTag(encrypted.subarray(12, 28));
      const result =
        decipher.update(encrypted.subarray(28), undefined, "utf8") + decipher.final("utf8");
      return { result, shouldReEncrypt: false };
    },
  };
}
