import { join } from "node:path";
import { flipFuses, FuseV1Options, FuseVersion, type FuseConfig } from "@electron/fuses";
import type { AfterPackContext } from "electron-builder";

export const LINUX_PROGRAM = "porchlight";

/**
 * Every switch that is burnt into the shipped Electron, each decided: a new one in a later Electron fails
 * the build until somebody has decided it too.
 */
export const FUSES = {
  version: FuseVersion.V1,
  strictlyRequireAllFuses: true,
  // Otherwise the signed app would be a Node that anybody's script can borrow. The price: the service is a utilityProcess.
  [FuseV1Options.RunAsNode]: false,
  // One way: an app that once encrypted its cookies cannot read them with this off.
  [FuseV1Options.EnableCookieEncryption]: true,
  // NODE_OPTIONS could load foreign code into the app. The price: NODE_EXTRA_CA_CERTS is ignored too.
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
  // --inspect would hand the whole main process to whoever may connect.
  [FuseV1Options.EnableNodeCliInspectArguments]: false,
  // A changed archive is refused (macOS, Windows).
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: true,
  // A folder put beside the archive would otherwise be taken instead of it.
  [FuseV1Options.OnlyLoadAppFromAsar]: true,
  // We ship no snapshot of our own for the main process.
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  // Our pages come from app:, so file: needs no powers.
  [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
  // Lets V8 check the bounds of WebAssembly memory by trap instead of by code.
  [FuseV1Options.WasmTrapHandlers]: true,
} as const satisfies FuseConfig;

/** Runs before signing: a fuse flipped afterwards would break the signature. */
export async function flipFusesAfterPack(context: AfterPackContext): Promise<void> {
  await flipFuses(packedProgram(context), FUSES);
}

export function packedProgram({
  appOutDir,
  electronPlatformName,
  packager,
}: AfterPackContext): string {
  const { productFilename } = packager.appInfo;
  if (electronPlatformName === "darwin") return join(appOutDir, `${productFilename}.app`);
  if (electronPlatformName === "win32") return join(appOutDir, `${productFilename}.exe`);
  return join(appOutDir, LINUX_PROGRAM);
}
