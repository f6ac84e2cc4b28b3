/**
 * Every bound of the protocol in one place. The service checks them; clients read them to warn
 * before sending. Lengths of text are in UTF-16 units unless the name says bytes.
 */
export const limits = {
  /** RFC 2778: an INSTANT MESSAGE is small. UTF-8 bytes of the text of one message. */
  messageBytes: 8 * 1024,
  /** What a schema lets through, so that the service can answer `message-too-long` in words. */
  messageText: 64 * 1024,
  /** One packet on the wire; larger ones end the connection before anything is parsed. */
  packetBytes: 512 * 1024,
  accountName: 32,
  domain: 253,
  address: 300,
  /** Of one principal, the first included. */
  presentities: 8,
  presentityTag: 24,
  presentityLabel: 40,
  /** Of one presentity. */
  delegates: 16,
  /** Presentities of others that one principal may be shown to choose for. */
  delegatedToOne: 100,
  /** Milliseconds need 24; how many places a second may have is not the client's to say. */
  timestamp: 40,
  displayName: 64,
  passwordMinimum: 8,
  password: 256,
  deviceLabel: 40,
  devices: 32,
  /** Open ones of one account. */
  invitations: 50,
  note: 140,
  /** Without use until a stage of going away by itself: a day. */
  awayMinutes: 24 * 60,
  savedStatuses: 20,
  statusName: 40,
  activities: 8,
  moods: 4,
  placeText: 60,
  /** Means of communication somebody adds by hand. */
  contacts: 16,
  /** Elements of OTHER PRESENCE MARKUP in one place. */
  markup: 16,
  tuples: 32,
  buddies: 5_000,
  buddyName: 64,
  groupName: 40,
  groupsPerBuddy: 8,
  fetchBatch: 100,
  /** SUBSCRIPTIONs one watcher may hold, pending ones included. */
  subscriptions: 5_000,
  /** Requests that wait for one presentity's answer; more are refused, never queued. */
  pendingPerPresentity: 500,
  accessRules: 10_000,
  /** Presentities for the watching of which another VISIBILITY RULE holds. */
  visibilityExceptions: 500,
  /** In one part of a whole set: as many of the largest as one packet holds. */
  rulesPerPart: 300,
  /** Of a file, on its way between page and host: with everything escaped it fits into a packet. */
  filePart: 64 * 1024,
  /** Larger files are not read. 10,000 rules have some 6 MiB. */
  rulesFileBytes: 16 * 1024 * 1024,
  presenceFileBytes: 256 * 1024,
  /** What is written is never too large to be told: text units of the most and longest rules. */
  exportedText: 64 * 1024 * 1024,
  fileRemarks: 250,
  fileRemarkText: 200,
  /** Of a file of rules, before it is taken. */
  rulesShown: 200,
  inboxPage: 200,
  watchers: 2_000,
  /** What one device waits to be told of. */
  alerts: 200,
  /** Whom one device looks at again and again. */
  polls: 20,
  watcherMarks: 2_000,
  /** Listed readers of one WATCHER INFORMATION; half of them may be let, the rest are those who did or tried. */
  informationReaders: 200,
  /** The longest span WATCHER INFORMATION can be kept for. */
  watcherSpanDays: 90,
  /** Looks of one person in one day that an alert may be asked for. */
  watchAlertMinimum: 2,
  watchAlert: 1_000,
  url: 2_048,
  token: 128,
} as const;

/** Times of the protocol, in milliseconds. */
export const times = {
  /** Presence is soft state: a device that does not refresh is gone after this (design 4.9). */
  publicationExpiresMs: 25_000,
  publicationRefreshMs: 10_000,
  /** A device unused for longer than this tells no `last-input`: it says nothing of the person any more. */
  lastInputMs: 30 * 24 * 3_600_000,
  /** After the first, at most one notification per presentity in this time. */
  notificationIntervalMs: 1_000,
  /** RFC 3857: a pending SUBSCRIPTION that nobody answers becomes `waiting`. */
  pendingTimeoutMs: 3_600_000,
  /** The span of WATCHER INFORMATION unless its owner chose another. */
  watcherSpanDays: 30,
  /** How long a caller waits for a reply before it is a `timeout`. */
  replyMs: 10_000,
} as const;

/** The protocol this build speaks, sent in the handshake. */
export const PROTOCOL = 1;
/** The oldest protocol the service still answers; below it: `upgrade-required`. */
export const PROTOCOL_MINIMUM = 1;
