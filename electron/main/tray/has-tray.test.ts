import { describe, expect, it } from "vitest";
import { hasTray } from "./has-tray.ts";

const reply = (value: boolean) => async () =>
  `method return time=1.2 sender=org.freedesktop.DBus -> destination=:1.7\n   boolean ${value}\n`;

describe("hasTray", () => {
  it("believes the session bus on Linux", async () => {
    expect(await hasTray("linux", reply(true))).toBe(true);
    expect(await hasTray("linux", reply(false))).toBe(false);
  });

  it("counts on none where the bus gives no answer", async () => {
    expect(await hasTray("linux", () => Promise.reject(new Error("ENOENT")))).toBe(false);
    expect(await hasTray("linux", async () => "")).toBe(false);
  });

  it("asks nobody on macOS and Windows", async () => {
    const never = () => Promise.reject(new Error("was asked"));
    expect(await hasTray("darwin", never)).toBe(true);
    expect(await hasTray("win32", never)).toBe(true);
  });
});
