import { screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { principal } from "../../testing/people.ts";
import { renderPage } from "../../testing/render-page.tsx";
import { PersonPage } from "./person-page.tsx";

const nothing = () => undefined;

function page(name: string) {
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

describe("the page of a person", () => {
  it("says since when one watches them", async () => {
    await page("ada");
    expect(screen.getByText(/^They let you in on .* they can see that you do\.$/)).toBeTruthy();
  });

  it("does not pretend to know why a light is off", async () => {
    await page("mateo");
    expect(screen.getByText(/^Why can’t be known from here/)).toBeTruthy();
  });

  it("names the rule that decides what they see: the closest one, or none", async () => {
    await page("ada");
    expect(screen.getByText(/Your rule for them alone decides\./)).toBeTruthy();
    await page("thordis");
    expect(screen.getByText(/Your rule for the group Family decides\./)).toBeTruthy();
  });
});
