import { shell } from "electron";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { openLink } from "./open-link.ts";

vi.mock("electron", () => import("../testing/electron.fixture.ts"));

const openExternal = vi.mocked(shell.openExternal);
beforeEach(() => void openExternal.mockReset());

describe("openLink", () => {
  it("hands on the link as written anew", async () => {
    await openLink("HTTPS://Example.org");
    expect(openExternal.mock.calls).toEqual([["https://example.org/"]]);
  });

  it.each(["file:///etc/passwd", "javascript:alert(1)", "smb://a/b", "nonsense"])(
    "refuses %s without telling the system of it",
    async (url) => {
      await expect(openLink(url)).rejects.toMatchObject({ code: "invalid-request" });
      expect(openExternal).not.toHaveBeenCalled();
    },
  );

  it("says so where no program opens links", async () => {
    openExternal.mockRejectedValue(new Error("no handler for /home/ada"));
    await expect(openLink("https://example.org")).rejects.toMatchObject({
      code: "unavailable",
      message: "no program here opens such links",
    });
  });
});
