import { AddBuddyDialog } from "../features/buddy-list/add-buddy-dialog.tsx";
import { NewMessageDialog } from "../features/inbox/new-message-dialog.tsx";
import { usePageState, useView } from "../state/use-page-state.tsx";

/** The dialogs that several places open. */
export function OpenDialogs() {
  const { view } = usePageState();
  const dialog = useView((state) => state.dialog);
  if (dialog === null) return null;
  if (dialog.kind === "new-message") return <NewMessageDialog onClose={view.closeDialog} />;
  return <AddBuddyDialog address={dialog.address} onClose={view.closeDialog} />;
}
