import { act, fireEvent, screen, waitFor } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { usePerson } from "../../state/use-person.ts";
import { inbox, presentity } from "../../testing/people.ts";
import { renderPage } from "../../testing/render-page.tsx";
import { ConversationComposer } from "./conversation-composer.tsx";

const ada = inbox("ada");
const anh = inbox("anh");

function Composer({ peer }: { readonly peer: typeof ada }) {
  const person = usePerson(peer);
  return (
    <ConversationComposer peer={peer} person={person} textRef={null} onSent={() => undefined} />
  );
}
const text = () => screen.getByRole("textbox") as HTMLTextAreaElement;
const write = (value: string) => fireEvent.change(text(), { target: { value } });

describe("writing", () => {
  it("sends with Enter, empties the field and forgets the draft", async () => {
    const page = await renderPage(<Composer peer={ada} />);
    await page.state.timelines.open(ada);
    write("It is the third column.  ");
    fireEvent.keyDown(text(), { key: "Enter" });
    await waitFor(() =>
      expect(page.bridge.world.messages.at(-1)?.text).toBe("It is the third column."),
    );
    expect(text().value).toBe("");
    expect(page.asked.filter(({ name }) => name === "draft:save").at(-1)?.input).toEqual({
      peer: ada,
      text: "",
    });
  });

  it("starts a line with Enter where the person wants that", async () => {
    const page = await renderPage(<Composer peer={ada} />);
    await act(() => page.state.preferences.change({ sendsOnEnter: false }));
    write("one");
    fireEvent.keyDown(text(), { key: "Enter" });
    expect(page.asked.map(({ name }) => name)).not.toContain("message:send");
    fireEvent.keyDown(text(), { key: "Enter", ctrlKey: true });
    await waitFor(() => expect(page.asked.map(({ name }) => name)).toContain("message:send"));
  });

  it("sends nothing that is only space", async () => {
    const page = await renderPage(<Composer peer={ada} />);
    write(" \n ");
    fireEvent.keyDown(text(), { key: "Enter" });
    expect(page.asked.map(({ name }) => name)).not.toContain("message:send");
  });

  it("gives the words back when they could not be kept, above what was begun meanwhile", async () => {
    const page = await renderPage(<Composer peer={ada} />);
    let refuse: (reply: unknown) => void = () => undefined;
    page.bridge.call = (name) =>
      name === "message:send"
        ? new Promise((resolve) => (refuse = resolve))
        : Promise.resolve({ ok: true, value: {} });
    write("first");
    fireEvent.keyDown(text(), { key: "Enter" });
    write("second");
    await act(async () => {
      refuse({ ok: false, error: { code: "storage-full", message: "full" } });
      await Promise.resolve();
    });
    await waitFor(() => expect(text().value).toBe("first\nsecond"));
    expect(screen.getByText(/The disk is full/)).toBeTruthy();
  });

  it("keeps the words, and says why, where Porchlight itself has stopped", async () => {
    const page = await renderPage(<Composer peer={ada} />);
    page.bridge.call = async () => ({
      ok: false,
      error: { code: "host-unreachable", message: "gone" },
    });
    write("not lost");
    fireEvent.keyDown(text(), { key: "Enter" });
    expect(await screen.findByText(/^Porchlight has stopped/)).toBeTruthy();
    expect(text().value).toBe("not lost");
    expect(page.bridge.world.messages.map((message) => message.text)).not.toContain("not lost");
  });

  it("does not send what is too long, and says by how much", async () => {
    const page = await renderPage(<Composer peer={ada} />);
    write("ä".repeat(4_097));
    expect(screen.getByText(/Longer than 8 KB by 2 bytes/)).toBeTruthy();
    fireEvent.keyDown(text(), { key: "Enter" });
    expect(page.asked.map(({ name }) => name)).not.toContain("message:send");
  });

  it("works without a connection", async () => {
    const page = await renderPage(<Composer peer={ada} />);
    act(() => page.bridge.setConnection("waiting"));
    write("later");
    fireEvent.keyDown(text(), { key: "Enter" });
    await waitFor(() =>
      expect(page.bridge.world.messages.at(-1)).toMatchObject({ text: "later", state: "sending" }),
    );
  });
});

describe("somebody who is not accepting messages", () => {
  it("has a sentence where one would write, and the draft is safe", async () => {
    await renderPage(<Composer peer={anh} />);
    expect(screen.queryByRole("textbox")).toBeNull();
    expect(screen.getByText(/Trần Nguyệt Ánh is not accepting messages until/)).toBeTruthy();
    expect(screen.getByText("What you began to write is kept.")).toBeTruthy();
  });

  it("can be waited for", async () => {
    const page = await renderPage(<Composer peer={anh} />);
    fireEvent.click(screen.getByRole("button", { name: "Tell me when they are open" }));
    fireEvent.click(await screen.findByRole("button", { name: "Never mind" }));
    await screen.findByRole("button", { name: "Tell me when they are open" });
    expect(page.asked.map(({ name }) => name).slice(-2)).toEqual(["alert:set", "alert:remove"]);
    expect(page.asked.at(-2)?.input).toEqual({
      presentity: presentity("anh"),
      kind: "open",
      repeats: false,
    });
  });

  it("can be written to again once it is not known any more", async () => {
    const page = await renderPage(<Composer peer={anh} />);
    act(() => page.bridge.setConnection("waiting"));
    expect(text().value).toContain("chapter 7");
  });
});
