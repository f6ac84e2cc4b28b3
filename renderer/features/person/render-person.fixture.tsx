import { principal } from "../../testing/people.ts";
import { renderPage } from "../../testing/render-page.tsx";
import { PersonPage } from "./person-page.tsx";

const nothing = () => undefined;

/** The page of somebody of the usual world; what leads away from it does nothing. */
export function renderPerson(name: string) {
  return renderPage(
    <PersonPage
      address={principal(name)}
      onBack={nothing}
      onAnswer={nothing}
      onEdit={nothing}
      onRemove={nothing}
      onCopy={nothing}
    />,
  );
}
