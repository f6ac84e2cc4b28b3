import { safeStorage } from "electron";

/**
 * Whether the system keeps secrets for us. After `ready`.
 *
 * On Linux without a keyring Chromium encrypts with a password that is in its source code and calls
 * the backend `basic_text`; that protects nothing, so it does not count.
 */
export async function isKeychainUsable(platform: NodeJS.Platform): Promise<boolean> {
  if (platform === "linux") {
    const backend = safeStorage.getSelectedStorageBackend();
    if (backend === "basic_text" || backend === "unknown") return false;
  }
  try {
    return await safeStorage.isAsyncEncryptionAvailable();
  } catch {
    // A keyring that fails to answer is as good as none.
    return false;
  }
}
