export interface BuddyTables {
  readonly buddy: BuddyTable;
  readonly practiceCharacter: PracticeCharacterTable;
  readonly practiceGuest: PracticeGuestTable;
}

/** A line of the buddy list: one PRESENTITY that its owner watches, or would. */
export interface BuddyTable {
  readonly owner: string;
  readonly presentity: string;
  /** The PRINCIPAL whose presentity it is: rules about groups are about people. */
  readonly person: string;
  readonly name: string;
  /** JSON of the group names. */
  readonly groups: string;
  readonly addedAt: string;
}

/** Which account plays which practice buddy. */
export interface PracticeCharacterTable {
  readonly role: string;
  readonly principal: string;
  readonly deviceId: string;
}

/** Who asked the practice buddies over. */
export interface PracticeGuestTable {
  readonly principal: string;
  readonly invitedAt: string;
}
