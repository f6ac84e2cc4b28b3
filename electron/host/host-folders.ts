/** Where everything of one profile, and what the profiles share, lies. All absolute, all mode 0700. */
export interface HostFolders {
  /** This profile's alone: identity, preferences, secrets, archives. */
  readonly profile: string;
  /** Shared by all profiles of this computer account: the bundled service's runtime file and its data. */
  readonly service: string;
}
