import { type MessagePort, parentPort, workerData } from "node:worker_threads";
import { Kysely } from "kysely";
import { invariant } from "../../shared/result/invariant.ts";
import { packError } from "./carried-error.ts";
import { type Migrations, migrate } from "./migrate.ts";
import { createNodeSqliteDialect } from "./node-sqlite-dialect.ts";
import { openForReading, openForWriting } from "./open-sqlite-file.ts";
import type { OperationMap } from "./operation.ts";
import {
  type BatchRunner,
  createBatchRunner,
  type ErasedOperation,
  type Outcomes,
} from "./run-batch.ts";
import type { SqliteConnection } from "./sqlite-connection.ts";
import type { Answers, WorkerReply, WorkerRequest, WorkerSettings } from "./worker-protocol.ts";

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
  void serve({ port: parentPort, settings, migrations, operations: erased });
}

function eraseTypes(name: string, operation: OperationMap[string]): ErasedOperation {
  // Sound: the client's types allow only this operation's own input under its name, and the worker
  // hands every operation the one database whose schema they were all written for.
  return { name, kind: operation.kind, run: operation.run as ErasedOperation["run"] };
}

interface Serving {
  readonly port: MessagePort;
  readonly settings: WorkerSettings;
  readonly migrations: Migrations;
  readonly operations: readonly ErasedOperation[];
}

async function serve(serving: Serving): Promise<void> {
  const { port, settings, operations } = serving;
  const reply = (message: WorkerReply) => port.postMessage(message);
  try {
    const { connection, runner } = await open(serving);
    listen(serving, connection, runner);
    reply({ type: "ready", operations: operations.map(({ name, kind }) => [name, kind]) });
  } catch (error) {
    reply({ type: "not-opened", error: packError(error, settings.file) });
    port.close();
  }
}

async function open({ port, settings, migrations, operations }: Serving) {
  const isWriter = settings.role === "writer";
  const connection = isWriter ? openForWriting(settings) : openForReading(settings);
  const db = new Kysely<unknown>({ dialect: createNodeSqliteDialect(connection) });
  if (isWriter) await migrate({ db, file: settings.file, migrations });
  const runner: BatchRunner = createBatchRunner({
    kind: isWriter ? "write" : "read",
    connection,
    db,
    operations,
    slowAfterMs: settings.slowAfterMs,
    onDidAnswer: (outcomes) => postAnswers(port, pack(outcomes, settings.file, runner)),
    onDidRunSlowly: (slow) => port.postMessage({ type: "slow", ...slow } satisfies WorkerReply),
  });
  return { connection, runner };
}

function listen(
  { port, settings }: Serving,
  connection: SqliteConnection,
  runner: BatchRunner,
): void {
  // Requests wait for each other, so that no operation ever runs inside another one's transaction.
  let last = Promise.resolve();
  port.on("message", (request: WorkerRequest) => {
    last = last.then(async () => {
      if (request.type === "batch") return runner.run(request);
      close(connection, settings);
      port.close();
    });
  });
}

function close({ database }: SqliteConnection, { role }: WorkerSettings): void {
  // Leaves one whole file behind, for people who copy it.
  if (role === "writer") database.exec("pragma optimize; pragma wal_checkpoint(truncate)");
  database.close();
}

function pack({ outputs, failures }: Outcomes, file: string, runner: BatchRunner): Answers {
  return {
    type: "answers",
    outputs,
    failures: failures.map(([place, error]) => [place, packError(error, file)]),
    transactions: runner.transactions(),
  };
}

function postAnswers(port: MessagePort, answers: Answers): void {
  try {
    port.postMessage(answers);
  } catch {
    // An output cannot be cloned: a bug in one operation, which must not cost the others their answer.
    for (const one of eachAlone(answers)) postOne(port, one);
  }
}

function eachAlone({ outputs, failures, ...rest }: Answers): Answers[] {
  const errors = new Map(failures);
  return outputs.map((output, place) => {
    const error = errors.get(place);
    return { ...rest, outputs: [output], failures: error === undefined ? [] : [[0, error]] };
  });
}

function postOne(port: MessagePort, answer: Answers): void {
  try {
    port.postMessage(answer);
  } catch (error) {
    const bug = new Error(
      `An operation's output cannot be passed between threads: ${String(error)}`,
    );
    port.postMessage({
      ...answer,
      outputs: [undefined],
      failures: [[0, { bug }]],
    } satisfies Answers);
  }
}
