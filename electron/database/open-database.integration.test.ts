import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { AppError } from "../../shared/result/app-error.ts";
import { aNote, manyNotes, type NotesDatabase, openNotes } from "./fixtures/open-notes.ts";
import { type TemporaryFolder, temporaryFolder } from "./fixtures/temporary-folder.ts";

let folder: TemporaryFolder;
let database: NotesDatabase;

beforeEach(async () => {
  folder = temporaryFolder();
  database = await openNotes(folder.file("notes.db"));
});

afterEach(async () => {
  await database.close();
  folder[Symbol.dispose]();
});

describe("group commit", () => {
  it("commits what arrives together with few flushes", async () => {
    await Promise.all(manyNotes(400).map((note) => database.run("note:add-tagged", note)));
    const { writes, writeTransactions, failures, waiting } = database.statistics();
    expect({ writes, failures, waiting }).toEqual({ writes: 400, failures: 0, waiting: 0 });
    // One, unless the machine is so busy that a part of the batch is committed early.
    expect(writeTransactions).toBeLessThan(40);
    expect(await database.run("tag:count")).toBe(800);
  });

  it("keeps the order of the calls, over several batches too", async () => {
    const notes = manyNotes(1_200);
    const seqs = await Promise.all(notes.map((note) => database.run("note:add", note)));
    expect(seqs).toEqual(notes.map((_, place) => place + 1));
    expect(await database.run("note:ids")).toEqual(notes.map(({ id }) => id));
  });

  it("runs one operation after the other even when one of them dawdles", async () => {
    await Promise.all([
      database.run("note:add-late", aNote(1)),
      database.run("note:add", aNote(2)),
      database.run("note:add-late", aNote(3)),
    ]);
    expect(await database.run("note:ids")).toEqual(["note-1", "note-2", "note-3"]);
  });
});

describe("an operation that fails", () => {
  it("is undone alone, and the others of its batch are stored", async () => {
    const [first, refused, duplicate, last] = await Promise.allSettled([
      database.run("note:add", aNote(1)),
      database.run("note:add-refused", aNote(2)),
      database.run("note:add-tagged", aNote(1)),
      database.run("note:add", aNote(3)),
    ]);
    expect(first?.status).toBe("fulfilled");
    expect(refused).toMatchObject({ reason: { name: "AppError", code: "conflict" } });
    expect(duplicate).toMatchObject({
      reason: { message: "UNIQUE constraint failed: note.id" },
    });
    expect(last?.status).toBe("fulfilled");
    expect(await database.run("note:ids")).toEqual(["note-1", "note-3"]);
    expect(database.statistics().failures).toBe(2);
  });

  it("is found when its constraint is checked at the commit only", async () => {
    const results = await Promise.allSettled([
      ...manyNotes(5).map((note) => database.run("note:add", note)),
      database.run("tag:add", { noteId: "nobody", name: "lost" }),
      database.run("note:add", aNote(5)),
    ]);
    expect(results.map(({ status }) => status).indexOf("rejected")).toBe(5);
    expect(results.filter(({ status }) => status === "rejected")).toHaveLength(1);
    expect(results[5]).toMatchObject({ reason: { message: "FOREIGN KEY constraint failed" } });
    expect(await database.run("note:ids")).toHaveLength(6);
    expect(await database.run("tag:count")).toBe(0);
  });

  it("may not begin a transaction of its own", async () => {
    await expect(database.run("transaction:nested")).rejects.toThrow(/already runs inside/);
    expect(await database.run("note:add", aNote(1))).toBe(1);
  });

  it("costs the others nothing when its input cannot be sent", async () => {
    const [sent, unclonable] = await Promise.allSettled([
      database.run("note:add", aNote(1)),
      database.run("input:take", () => {}),
    ]);
    expect(sent?.status).toBe("fulfilled");
    expect(unclonable).toMatchObject({
      reason: { message: "The input cannot be sent to a thread" },
    });
    await expect(database.run("input:take", Symbol("alone"))).rejects.toThrow(/cannot be sent/);
    expect(await database.run("note:add", aNote(2))).toBe(2);
  });

  it("costs the others nothing when its output cannot be sent", async () => {
    const [sent, refused, unclonable] = await Promise.allSettled([
      database.run("note:add", aNote(1)),
      database.run("note:add-refused", aNote(2)),
      database.run("output:unclonable"),
    ]);
    expect(sent).toMatchObject({ value: 1 });
    expect(refused).toMatchObject({ reason: { code: "conflict" } });
    expect(unclonable).toMatchObject({
      reason: { message: "The output cannot be sent to a thread" },
    });
  });

  it("is a bug when no operation has that name", async () => {
    // @ts-expect-error the compiler knows the names
    await expect(database.run("note:unknown")).rejects.toThrow(
      "No operation is named note:unknown",
    );
  });
});

describe("reading", () => {
  it("sees every write that was answered", async () => {
    for (const note of manyNotes(50)) {
      await database.run("note:add", note);
      expect(await database.run("note:text", note.id)).toBe(note.text);
    }
  });

  it("cannot write", async () => {
    await expect(database.run("note:add-by-read", aNote(1))).rejects.toThrow(
      "An operation declared as a read tried to write",
    );
  });

  it("works over several readers, and over none", async () => {
    await using many = await openNotes(folder.file("many.db"), { readers: 2 });
    await using none = await openNotes(folder.file("none.db"), { readers: 0 });
    for (const each of [many, none]) {
      await each.run("note:add", aNote(1));
      const texts = await Promise.all([1, 2, 3].map(() => each.run("note:text", "note-1")));
      expect(texts).toEqual(["a note", "a note", "a note"]);
    }
  });
});

describe("limits and reports", () => {
  it("refuses what goes beyond the operations that may wait", async () => {
    await using small = await openNotes(folder.file("small.db"), { maxWaiting: 3 });
    const results = await Promise.allSettled(
      manyNotes(5).map((note) => small.run("note:add", note)),
    );
    expect(results.map(({ status }) => status).indexOf("rejected")).toBe(3);
    expect(results[3]).toMatchObject({ reason: { code: "unavailable" } });
    expect(results[4]).toMatchObject({ reason: { code: "unavailable" } });
    expect(await small.run("note:add", aNote(9))).toBe(4);
  });

  it("reports slow operations and commits by name, without what was written", async () => {
    const slow: object[] = [];
    await using watched = await openNotes(folder.file("slow.db"), {
      // Everything takes longer than this.
      slowAfterMs: -1,
      onDidRunSlowly: (report) => slow.push(report),
    });
    await watched.run("note:add", aNote(1));
    expect(slow).toEqual([
      { name: "note:add", durationMs: expect.any(Number) },
      { name: "transaction:commit", durationMs: expect.any(Number) },
    ]);
  });
});

describe("closing", () => {
  it("answers what was accepted, refuses what comes later, and may be repeated", async () => {
    const accepted = manyNotes(700).map((note) => database.run("note:add", note));
    const closing = database.close();
    await expect(database.run("note:add", aNote(800))).rejects.toMatchObject({
      code: "unavailable",
      message: "The database is closed",
    });
    expect(await Promise.all(accepted)).toHaveLength(700);
    await closing;
    await database.close();
    await using reopened = await openNotes(folder.file("notes.db"));
    expect(await reopened.run("note:ids")).toHaveLength(700);
  });
});

describe("a thread that ends unexpectedly", () => {
  it.each(["thread:die", "thread:throw"] as const)(
    "fails everything outstanding and everything later, and says so (%s)",
    async (death) => {
      const reasons: AppError[] = [];
      const mortal = await openNotes(folder.file("mortal.db"), {
        onDidStop: (reason) => reasons.push(reason),
      });
      const results = await Promise.allSettled([
        mortal.run(death),
        ...manyNotes(600).map((note) => mortal.run("note:add", note)),
      ]);
      const stopped = { code: "storage-failed", message: /^The database stopped unexpectedly: / };
      for (const result of results) {
        expect(result).toMatchObject({ reason: { code: stopped.code } });
      }
      expect(reasons).toHaveLength(1);
      expect(reasons[0]?.message).toMatch(stopped.message);
      await expect(mortal.run("note:ids")).rejects.toMatchObject({ code: stopped.code });
      await mortal.close();
    },
  );

  it("is reported as such when its code cannot even be loaded", async () => {
    const workerUrl = new URL("./fixtures/no-such-worker.ts", import.meta.url);
    await expect(openNotes(folder.file("x.db"), { workerUrl })).rejects.toMatchObject({
      code: "storage-failed",
      message: /Cannot find module/,
    });
  });
});
