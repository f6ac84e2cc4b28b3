import { mkdtemp, readdir, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { SecretStore } from "../../host/ports.ts";
import { safeStorage } from "../testing/electron.fixture.ts";
import { isKeychainUsable } from "./is-keychain-usable.ts";
import { createKeychainSecrets } from "./keychain-secrets.ts";

vi.mock("electron", () => import("../testing/electron.fixture.ts"));

const NAME = "device-token of ada@home";
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "porchlight-secrets-"));
  safeStorage.reset();
});
afterEach(() => rm(folder, { recursive: true }));

function plainSecrets(kept = new Map<string, string>()): SecretStore & { kept: typeof kept } {
  return {
    kept,
    protection: "file",
    read: async (name) => kept.get(name) ?? null,
    write: async (name, secret) => void kept.set(name, secret),
    remove: async (name) => void kept.delete(name),
  };
}

describe("createKeychainSecrets", () => {
  it("keeps a secret until it is removed, also for a later start", async () => {
    const secrets = createKeychainSecrets(folder, plainSecrets());
    await secrets.write(NAME, "old");
    await secrets.write(NAME, "s3cret ✓");
    expect(await createKeychainSecrets(folder, plainSecrets()).read(NAME)).toBe("s3cret ✓");
    await secrets.remove(NAME);
    await secrets.remove(NAME);
    expect(await secrets.read(NAME)).toBeNull();
    expect(await readdir(folder)).toEqual([]);
  });

  it("writes neither secret nor name to the disk, and nothing that others may read", async () => {
    await createKeychainSecrets(folder, plainSecrets()).write(NAME, "s3cret");
    const [file = "", ...rest] = await readdir(folder);
    expect(rest).toEqual([]);
    expect(file).not.toContain("ada");
    expect(await readFile(join(folder, file), "latin1")).not.toContain("s3cret");
    if (process.platform !== "win32") {
      expect((await stat(join(folder, file))).mode & 0o777).toBe(0o600);
    }
  });

  it("has no secret when the keychain can no longer decrypt it", async () => {
    const secrets = createKeychainSecrets(folder, plainSecrets());
    await secrets.write(NAME, "s3cret");
    safeStorage.loseKey();
    expect(await secrets.read(NAME)).toBeNull();
  });

  it("takes over what lay in a plain file before there was a keychain", async () => {
    const plain = plainSecrets(new Map([[NAME, "s3cret"]]));
    const secrets = createKeychainSecrets(folder, plain);
    expect(await secrets.read(NAME)).toBe("s3cret");
    expect(plain.kept.size).toBe(0);
    expect(await secrets.read(NAME)).toBe("s3cret");
  });

  it("encrypts again when the keychain asks for it", async () => {
    const secrets = createKeychainSecrets(folder, plainSecrets());
    await secrets.write(NAME, "s3cret");
    safeStorage.rotateKey();
    expect(await secrets.read(NAME)).toBe("s3cret");
    safeStorage.forgetOldKey();
    expect(await secrets.read(NAME)).toBe("s3cret");
  });

  it("hands out what it can read, also when it can't be encrypted (again) now", async () => {
    const plain = plainSecrets(new Map([["plain", "old"]]));
    const secrets = createKeychainSecrets(folder, plain);
    await secrets.write(NAME, "s3cret");
    safeStorage.rotateKey();
    const encrypt = vi.spyOn(safeStorage, "encryptStringAsync");
    encrypt.mockRejectedValue(new Error("the keyring is locked"));
    expect(await secrets.read(NAME)).toBe("s3cret");
    expect(await secrets.read("plain")).toBe("old");
    expect(plain.kept.get("plain")).toBe("old");
    encrypt.mockRestore();
  });
});

describe("isKeychainUsable", () => {
  it.each(["gnome_libsecret", "kwallet5", "kwallet6"])("takes %s", async (backend) => {
    safeStorage.backend = backend;
    expect(await isKeychainUsable("linux")).toBe(true);
  });

  it.each(["basic_text", "unknown"])("takes %s for no protection", async (backend) => {
    safeStorage.backend = backend;
    expect(await isKeychainUsable("linux")).toBe(false);
  });

  it("asks macOS and Windows for nothing but encryption", async () => {
    safeStorage.backend = "basic_text";
    expect(await isKeychainUsable("darwin")).toBe(true);
    safeStorage.isAvailable = false;
    expect(await isKeychainUsable("win32")).toBe(false);
  });
});
