/** What a practice buddy does. */
export const PRACTICE_ROLES = [
  "echo",
  "wanderer",
  "glancer",
  "poller",
  "churner",
  "knocker",
] as const;
export type PracticeRole = (typeof PRACTICE_ROLES)[number];

export interface PracticeCharacter {
  readonly role: PracticeRole;
  readonly name: string;
  readonly displayName: string;
  readonly device: string;
  /** Joins the guest's buddy list. */
  readonly isBuddy: boolean;
  /** The guest lets them see everything, unless they decided otherwise. */
  readonly isLetIn: boolean;
}

/** Pretend people: real accounts, each with one habit. */
export const PRACTICE_COMPANY: readonly PracticeCharacter[] = [
  {
    role: "echo",
    name: "ekko",
    displayName: "Ekko Halloran",
    device: "Canyon",
    isBuddy: true,
    isLetIn: true,
  },
  {
    role: "wanderer",
    name: "wanda",
    displayName: "Wanda Offley",
    device: "Walking stick",
    isBuddy: true,
    isLetIn: true,
  },
  {
    role: "glancer",
    name: "nora",
    displayName: "Nora Glance",
    device: "Opera glasses",
    isBuddy: false,
    isLetIn: false,
  },
  {
    role: "poller",
    name: "otto",
    displayName: "Otto Clockwell",
    device: "Pocket watch",
    isBuddy: false,
    isLetIn: true,
  },
  {
    role: "churner",
    name: "finn",
    displayName: "Finn Fickle",
    device: "Revolving door",
    isBuddy: false,
    isLetIn: true,
  },
  {
    role: "knocker",
    name: "penny",
    displayName: "Penny Knox",
    device: "Door knocker",
    isBuddy: false,
    isLetIn: false,
  },
];
