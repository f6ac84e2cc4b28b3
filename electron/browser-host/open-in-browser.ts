import { spawn } from "node:child_process";

/** The desktop's own way of opening an address; `url` is one of ours or was checked. */
export function openInBrowser(
  url: string,
  platform: NodeJS.Platform = process.platform,
): Promise<boolean> {
  const [program, ...args] = commandFor(url, platform);
  return new Promise((resolve) => {
    const opener = spawn(program, args, { stdio: "ignore", detached: true });
    opener.once("error", () => resolve(false));
    opener.once("spawn", () => {
      opener.unref();
      resolve(true);
    });
  });
}

/** No shell in any of them: an address is data. */
function commandFor(url: string, platform: NodeJS.Platform): [string, ...string[]] {
  if (platform === "darwin") return ["open", url];
  if (platform === "win32") return ["rundll32", "url.dll,FileProtocolHandler", url];
  return ["xdg-open", url];
}
