import { type MessagePort, parentPort, workerData } from "node:worker_threads";
import { Kysely } from "kysely";
import { invariant } from "../../shared/result/invariant.ts";
import { type AnswerPort, createAnswerPort } from "./answer-port.ts";
import { BatchRunner, type ErasedOperation } from "./batch-runner.ts";
import { type Migrations, migrate } from "./migrate.ts";
import { createNodeSqliteDialect } from "./node-sqlite-dialect.ts";
import { openForReading, openForWriting } from "./open-sqlite-file.ts";
import type { AnyOperation, OperationMap } from "./operation.ts";
import type { SqliteConnection } from "./sqlite-connection.ts";
import type { WorkerRequest, WorkerSettings } from "./worker-protocol.ts";

export interface DatabaseDefinition {
  readonly migrations: Migrations;
  readonly operations: OperationMap;
}

/**
 * Makes the calling worker thread the writer or a reader of a database, as `openDatabase` started it.
 *
 * The one statement of a consumer's worker entry file. Opens, migrates (the writer alone), reports
 * ready or why not, then answers batches until told to close.
 */
export function serveDatabase({ migrations, operations }: DatabaseDefinition): void {
  invariant(parentPort !== null, "serveDatabase runs in a worker thread");
  // Sound: `openDatabase` is the only one to start this worker.
  const settings = workerData as WorkerSettings;
  const erased = Object.entries(operations).map(([name, operation]) => eraseTypes(name, operation));
  const answers = createAnswerPort(parentPort, settings);
  listen(parentPort, createServer({ settings, migrations, operations: erased, answers }));
}

function eraseTypes(name: string, operation: AnyOperation): ErasedOperation {
  // Sound: the client's types allow only this operation's own input under its name, and the worker
  // hands every operation the one database whose schema they were all written for.
  return { name, kind: operation.kind, run: operation.run as ErasedOperation["run"] };
}

type Handle = (request: WorkerRequest) => Promise<void>;

function listen(port: MessagePort, handle: Handle): void {
  // Requests wait for each other, so that no operation ever runs inside another one's transaction.
  let last = Promise.resolve();
  port.on("message", (request: WorkerRequest) => {
    last = last.then(async () => {
      await handle(request);
      if (request.type === "close") port.close();
    });
  });
}

interface Serving {
  readonly settings: WorkerSettings;
  readonly migrations: Migrations;
  readonly operations: readonly ErasedOperation[];
  readonly answers: AnswerPort;
}

function createServer(serving: Serving): Handle {
  let opened: Opened | undefined;
  return async (request) => {
    switch (request.type) {
      case "open":
        opened = await open(serving);
        return;
      case "batch":
        await opened?.runner.run(request);
        return;
      case "close":
        if (opened !== undefined) close(opened.connection, serving.settings);
    }
  };
}

interface Opened {
  readonly connection: SqliteConnection;
  readonly runner: BatchRunner;
}

async function open(serving: Serving): Promise<Opened | undefined> {
  const { answers, operations } = serving;
  try {
    const connection = await openConnection(serving);
    answers.ready(operations.map(({ name, kind }) => [name, kind]));
    return connection;
  } catch (error) {
    answers.notOpened(error);
    return undefined;
  }
}

async function openConnection({ settings, migrations, operations, answers }: Serving) {
  const { role, file, slowAfterMs } = settings;
  const isWriter = role === "writer";
  const connection = isWriter ? openForWriting(settings) : openForReading(settings);
  const db = new Kysely<unknown>({ dialect: createNodeSqliteDialect(connection) });
  if (isWriter) await migrate({ db, file, migrations });
  const runner = new BatchRunner({
    kind: isWriter ? "write" : "read",
    connection,
    db,
    operations,
    slowAfterMs,
    onDidAnswer: answers.answer,
    onDidRunSlowly: answers.slow,
  });
  return { connection, runner };
}

function close({ database }: SqliteConnection, { role }: WorkerSettings): void {
  try {
    // Leaves one whole file behind, for people who copy it.
    if (role === "writer") database.exec("pragma optimize; pragma wal_checkpoint(truncate)");
  } catch {
    // On a full disk the log cannot be folded back now; everything stays in it for the next start.
  }
  database.close();
}
