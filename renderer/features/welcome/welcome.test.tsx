import { fireEvent, screen, waitFor } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { renderPage } from "../../testing/render-page.tsx";
import { failedWorld, welcomeWorld } from "../../testing/worlds.ts";
import { Welcome } from "./welcome.tsx";

/** The two forms that make an account on this computer are alike; the first one is open. */
const field = (label: string) => screen.getAllByLabelText(label)[0] as HTMLInputElement;
const press = (name: string) =>
  fireEvent.click(screen.getAllByRole("button", { name })[0] as HTMLElement);
function fill(name: string, address: string | null, password: string): void {
  fireEvent.change(field("Your name"), { target: { value: name } });
  if (address !== null) fireEvent.change(field("Your address"), { target: { value: address } });
  fireEvent.change(field("Password"), { target: { value: password } });
}

describe("a new account on this computer", () => {
  it("has the address that the name suggests, until another one is typed", async () => {
    await renderPage(<Welcome />, welcomeWorld);
    fireEvent.change(field("Your name"), { target: { value: "Þórdís G." } });
    expect(field("Your address").value).toBe("þordis");
    fireEvent.change(field("Your address"), { target: { value: "dis" } });
    fireEvent.change(field("Your name"), { target: { value: "Somebody Else" } });
    expect(field("Your address").value).toBe("dis");
  });

  it("is made, and the window is theirs", async () => {
    const page = await renderPage(<Welcome />, welcomeWorld);
    fill("Jamila Marchetti", null, "three odd words");
    press("Create account");
    await waitFor(() => {
      expect(page.state.session.store.getState().session?.identity.principal).toBe(
        "jamila@analytical.example",
      );
    });
    expect(page.asked.map(({ name }) => name)).not.toContain("practice:invite");
  });

  it("says what is missing beside each field, and asks nobody", async () => {
    const page = await renderPage(<Welcome />, welcomeWorld);
    press("Create account");
    for (const sentence of ["Tell others what to call you.", "Choose the part before the @."]) {
      expect(screen.getByText(sentence)).toBeTruthy();
    }
    expect(screen.getByText(/Take at least 8 characters/)).toBeTruthy();
    expect(page.asked.map(({ name }) => name)).not.toContain("account:create");
  });

  it("says beside the name that nobody could see it, and asks nobody", async () => {
    const page = await renderPage(<Welcome />, welcomeWorld);
    fill("\u200B", "jamila", "three odd words");
    press("Create account");
    expect(screen.getByText(/Nobody could see that name/)).toBeTruthy();
    expect(page.asked.map(({ name }) => name)).not.toContain("account:create");
  });

  it("says what the service refuses beside its field, and takes it back when that is changed", async () => {
    await renderPage(<Welcome />, welcomeWorld);
    fill("Jamila", "taken", "three odd words");
    press("Create account");
    await screen.findByText("That address is taken. Choose another one.");
    expect(field("Your address").getAttribute("aria-invalid")).toBe("true");
    expect(field("Password").getAttribute("aria-invalid")).toBeNull();
    fireEvent.change(field("Your address"), { target: { value: "jamila" } });
    expect(screen.queryByText("That address is taken. Choose another one.")).toBeNull();
  });

  it("asks practice buddies over where that was chosen", async () => {
    const page = await renderPage(<Welcome />, welcomeWorld);
    fireEvent.click(screen.getByRole("button", { name: /Try it with practice buddies/ }));
    // The last form is the one of the open card.
    const last = (label: string) => screen.getAllByLabelText(label).at(-1) as HTMLElement;
    fireEvent.change(last("Your name"), { target: { value: "Jamila" } });
    fireEvent.change(last("Password"), { target: { value: "three odd words" } });
    press("Create and ask them over");
    await waitFor(() => expect(page.asked.map((call) => call.name)).toContain("practice:invite"));
  });
});

describe("a service that did not start", () => {
  it("says what failed and what is safe, and can be tried again", async () => {
    await renderPage(<Welcome />, failedWorld);
    await screen.findByText("The service on this computer did not start");
    expect(screen.getByText(/may not write to its folder/)).toBeTruthy();
    press("Try again");
    await waitFor(() => expect(screen.getByRole("alert")).toBeTruthy());
    press("Try again");
    await waitFor(() => expect(screen.queryByRole("alert")).toBeNull());
  });
});

describe("joining a service", () => {
  async function find(address: string): Promise<void> {
    await renderPage(<Welcome />, welcomeWorld);
    fireEvent.click(screen.getByRole("button", { name: /Join a service/ }));
    fireEvent.change(screen.getByLabelText("Address of the service"), {
      target: { value: address },
    });
    press("Continue");
  }

  it("finds it first", async () => {
    await find("chat.example.org");
    expect(await screen.findByText("This is harbour.example.")).toBeTruthy();
  });

  it.each([
    ["", "Type the address of the service."],
    ["two words", "That is not an address of a service. It looks like chat.example.org."],
    ["nobody.example", "No Porchlight service answers at that address."],
  ])("says of %j: %s", async (address, sentence) => {
    await find(address);
    expect(await screen.findByText(sentence)).toBeTruthy();
  });

  it("asks for the invitation where one is needed", async () => {
    await find("invited.example");
    expect(await screen.findByLabelText("Invitation")).toBeTruthy();
  });

  it("offers no new account where none is taken", async () => {
    await find("closed.example");
    expect(await screen.findByText(/takes no new accounts/)).toBeTruthy();
    expect(screen.queryByLabelText("Invitation")).toBeNull();
  });
});
