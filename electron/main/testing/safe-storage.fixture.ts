import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";

/** A keychain in memory: it really encrypts, and can lose or change its key. */
export function createFakeSafeStorage() {
  let keys = [randomBytes(32)];
  const storage = {
    backend: "gnome_libsecret",
    isAvailable: true,
    reset() {
      keys = [randomBytes(32)];
      storage.backend = "gnome_libsecret";
      storage.isAvailable = true;
    },
    loseKey: () => void (keys = [randomBytes(32)]),
    rotateKey: () => void keys.unshift(randomBytes(32)),
    forgetOldKey: () => void keys.splice(1),
    getSelectedStorageBackend: () => storage.backend,
    isAsyncEncryptionAvailable: async () => storage.isAvailable,
    async encryptStringAsync(text: string): Promise<Buffer> {
      const iv = randomBytes(12);
      const cipher = createCipheriv("aes-256-gcm", keys[0] ?? "", iv);
      const body = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
      return Buffer.concat([iv, cipher.getAuthTag(), body]);
    },
    async decryptStringAsync(encrypted: Buffer) {
      for (const [age, key] of keys.entries()) {
        const result = decrypt(key, encrypted);
        if (result !== null) return { result, shouldReEncrypt: age > 0 };
      }
      throw new Error("Error while decrypting the ciphertext provided to safeStorage.");
    },
  };
  return storage;
}

function decrypt(key: Buffer, encrypted: Buffer): string | null {
  try {
    const decipher = createDecipheriv("aes-256-gcm", key, encrypted.subarray(0, 12));
    decipher.setAuthTag(encrypted.subarray(12, 28));
    return decipher.update(encrypted.subarray(28), undefined, "utf8") + decipher.final("utf8");
  } catch {
    return null;
  }
}
