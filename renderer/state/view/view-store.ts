import { createStore } from "zustand";
import type { InboxAddress, PrincipalAddress } from "../../../shared/contract/address.ts";
import { readOnly, type StateSlice } from "../readable-store.ts";

export type Section = "inbox" | "buddies" | "watchers" | "rules" | "settings";

export type OpenDialog =
  | { readonly kind: "add-buddy"; readonly address: string }
  | { readonly kind: "new-message" };

/** What this window shows. Kept however wide the window is, so that resizing loses no place. */
export interface ViewState {
  readonly section: Section;
  /** The conversation that is open in the inbox. */
  readonly conversation: InboxAddress | null;
  /** The person whose page is open among the buddies. */
  readonly person: PrincipalAddress | null;
  /** What a window with room for one pane shows; wider ones show both. */
  readonly pane: "list" | "main";
  readonly hasDetails: boolean;
  readonly buddyFilter: string;
  readonly dialog: OpenDialog | null;
  readonly isStatusPickerOpen: boolean;
  readonly isTrayFolded: boolean;
  /** Requests whose answer was put off in this window. */
  readonly postponed: ReadonlySet<PrincipalAddress>;
}

const INITIAL: ViewState = {
  section: "buddies",
  conversation: null,
  person: null,
  pane: "list",
  hasDetails: false,
  buddyFilter: "",
  dialog: null,
  isStatusPickerOpen: false,
  isTrayFolded: false,
  postponed: new Set(),
};

/** Choosing the section one is in leads back to its list: the way home on a narrow window. */
export function openSection(state: ViewState, section: Section): ViewState {
  const hasList = section === "inbox" || section === "buddies";
  return { ...state, section, pane: hasList ? "list" : "main", dialog: null };
}

export function openConversation(state: ViewState, conversation: InboxAddress): ViewState {
  return { ...state, section: "inbox", conversation, pane: "main", dialog: null };
}

export function openPerson(state: ViewState, person: PrincipalAddress): ViewState {
  return { ...state, section: "buddies", person, pane: "main", dialog: null };
}

/** Whether this conversation is the one in front. */
export function isOpen({ section, conversation }: ViewState, peer: InboxAddress): boolean {
  return section === "inbox" && conversation === peer;
}

/** What Escape and the arrow do: the topmost layer goes first. Unchanged when nothing is open. */
export function goBack(state: ViewState): ViewState {
  if (state.dialog !== null) return { ...state, dialog: null };
  if (state.hasDetails && state.section === "inbox") return { ...state, hasDetails: false };
  const hasList = state.section === "inbox" || state.section === "buddies";
  return hasList && state.pane === "main" ? { ...state, pane: "list" } : state;
}

/** The neighbour in the list, which ends at both ends; the first one when none is chosen. */
export function neighbour<T>(order: readonly T[], present: T | null, step: 1 | -1): T | undefined {
  const at = present === null ? -1 : order.indexOf(present);
  if (at === -1) return step === 1 ? order[0] : order.at(-1);
  return order[Math.min(order.length - 1, Math.max(0, at + step))];
}

export type ViewSlice = ReturnType<typeof createViewSlice>;

export function createViewSlice() {
  const store = createStore<ViewState>(() => INITIAL);
  return {
    store: readOnly(store),
    openSection: (section: Section) => store.setState((state) => openSection(state, section)),
    openConversation: (peer: InboxAddress) =>
      store.setState((state) => openConversation(state, peer)),
    openPerson: (person: PrincipalAddress) => store.setState((state) => openPerson(state, person)),
    closePerson: () => store.setState({ person: null, pane: "list" }),
    goBack: () => store.setState(goBack),
    toggleDetails: () => store.setState(({ hasDetails }) => ({ hasDetails: !hasDetails })),
    filterBuddies: (buddyFilter: string) => store.setState({ buddyFilter }),
    openDialog: (dialog: OpenDialog) => store.setState({ dialog }),
    closeDialog: () => store.setState({ dialog: null }),
    showStatusPicker: (isStatusPickerOpen: boolean) => store.setState({ isStatusPickerOpen }),
    foldTray: (isTrayFolded: boolean) => store.setState({ isTrayFolded }),
    /** Exactly these are put off. */
    postpone: (people: Iterable<PrincipalAddress>) =>
      store.setState({ postponed: new Set(people) }),
    reset: () => store.setState(store.getInitialState(), true),
  } satisfies StateSlice<ViewState> & Record<string, unknown>;
}
