import { chmodSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { makeFolder } from "../../agent/testing/test-archive.fixture.ts";
import { createFileSecrets } from "./file-secrets.ts";

describe("secrets in files", () => {
  it("says plainly that there is no keychain", () => {
    expect(createFileSecrets("/nowhere").protection).toBe("file");
  });

  it("keeps a secret to this user, until it is removed", async () => {
    using folder = makeFolder();
    const secrets = createFileSecrets(folder.path);
    expect(await secrets.read("token")).toBeNull();
    await secrets.write("token", "first");
    await secrets.write("token", "second");
    const [file = ""] = readdirSync(folder.path);
    expect(statSync(join(folder.path, file)).mode & 0o777).toBe(0o600);
    expect(await secrets.read("token")).toBe("second");
    await secrets.remove("token");
    await secrets.remove("token");
    expect(await secrets.read("token")).toBeNull();
  });

  it("takes the rights away again that somebody gave to others", async () => {
    using folder = makeFolder();
    const file = join(folder.path, "token.secret");
    writeFileSync(file, "first");
    chmodSync(file, 0o644);
    await createFileSecrets(folder.path).write("token", "second");
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });
});
