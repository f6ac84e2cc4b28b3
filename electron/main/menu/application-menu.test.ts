import type { MenuItemConstructorOptions } from "electron";
import { describe, expect, it } from "vitest";
import { applicationMenu } from "./application-menu.ts";

type Items = MenuItemConstructorOptions[];
const PLATFORMS: NodeJS.Platform[] = ["linux", "win32", "darwin"];

function rolesOf(items: Items): string[] {
  return items.flatMap(({ role, submenu }) => [
    ...(role === undefined ? [] : [role]),
    ...(Array.isArray(submenu) ? rolesOf(submenu) : []),
  ]);
}

const menu = (platform: NodeJS.Platform, isDevelopment = false) =>
  applicationMenu({ platform, isDevelopment, status: [{ label: "Available" }] });

describe("applicationMenu", () => {
  it.each(PLATFORMS)("has what every app has on %s", (platform) => {
    const roles = rolesOf(menu(platform));
    expect(roles).toEqual(expect.arrayContaining(["copy", "close", "quit", "resetZoom", "zoomIn"]));
    expect(roles.filter((role) => role === "quit")).toHaveLength(1);
  });

  it("opens with the app's own menu on macOS and nowhere else", () => {
    expect(menu("darwin")[0]?.label).toBe("Porchlight");
    expect(menu("linux")[0]?.label).toBe("&File");
  });

  it("keeps tools and reloading for development", () => {
    expect(rolesOf(menu("linux"))).not.toContain("toggleDevTools");
    expect(rolesOf(menu("linux", true))).toContain("toggleDevTools");
  });

  it("offers the status", () => {
    expect(menu("linux").find(({ label }) => label === "&Status")?.submenu).toEqual([
      { label: "Available" },
    ]);
  });
});
