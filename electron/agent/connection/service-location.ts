/** Where the service is now, and what it takes to be let in. */
export interface ServiceLocation {
  /** Base URL without a trailing slash. */
  readonly url: string;
  /** Only the bundled service asks for it: proof of being this computer account's. */
  readonly launch?: string | undefined;
}

/**
 * Asked anew before every attempt, so that a service may come back somewhere else. Rejects with an
 * `AppError` when there is none.
 */
export type ResolveService = () => Promise<ServiceLocation>;
