import { createEmitter, type OnDid } from "../../agent/emitter.ts";
import type { ServiceLocation } from "../../agent/connection/service-location.ts";
import type { ServiceFinder } from "../service-finder/service-finder.ts";
import { AppError } from "../../../shared/result/app-error.ts";
import type { Snapshot } from "../../../shared/contract/bridge.ts";

/** Where each service is: the bundled one is looked for, any other has its address. */
export interface ServiceDirectory {
  /** Null means the bundled one, which is started when need be. */
  locate(serviceUrl: string | null): Promise<ServiceLocation>;
  /** Why the bundled service could not be had; null once it could. */
  failure(): Snapshot["serviceFailure"];
  /** Where the bundled service was last found. */
  readonly onDidFindBundled: OnDid<string>;
}

export function createServiceDirectory(finder: ServiceFinder): ServiceDirectory {
  const found = createEmitter<string>();
  let failure: Snapshot["serviceFailure"] = null;

  async function findBundled(): Promise<ServiceLocation> {
    try {
      const location = await finder.find();
      failure = null;
      found.emit(location.url);
      return location;
    } catch (error) {
      if (error instanceof AppError) failure = { code: error.code, message: error.message };
      throw error;
    }
  }

  return {
    locate: (serviceUrl) =>
      serviceUrl === null ? findBundled() : Promise.resolve({ url: serviceUrl }),
    failure: () => failure,
    onDidFindBundled: found.onDid,
  };
}
