import { rm } from "node:fs/promises";
import { join } from "node:path";
import type { SecretStore } from "../ports.ts";
import { readTextFile } from "./read-text-file.ts";
import { writePrivateFile } from "./write-private-file.ts";

/**
 * Secrets in files that only this user may read, for hosts without a keychain. `protection` says so,
 * and the window tells the person plainly.
 */
export function createFileSecrets(folder: string): SecretStore {
  const fileOf = (name: string) => join(folder, `${name}.secret`);
  return {
    protection: "file",
    read: (name) => readTextFile(fileOf(name)),
    write: (name, secret) => writePrivateFile(fileOf(name), secret),
    remove: (name) => rm(fileOf(name), { force: true }),
  };
}
