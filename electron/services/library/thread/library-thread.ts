/** The library's thread: opens the database and answers calls one after the other. */
import { parentPort, workerData } from 'node:worker_threads';
import type { Database } from 'better-sqlite3';
import { backUpDaily } from '../backup.ts';
import { explainDatabaseError } from '../database-errors.ts';
import type { LibraryPlace } from '../library-place.ts';
import type { Repositories } from '../library.ts';
import { openDatabase } from '../open-database.ts';
import { openRepositories } from '../open-repositories.ts';
import { toPostedError } from './messages.ts';
import type { ThreadRequest, ThreadResponse } from './messages.ts';

type Methods = Readonly<Record<string, Readonly<Record<string, (...args: readonly unknown[]) => unknown>>>>;

const dailyBackupDelayMs = 60_000;

const port = parentPort!;
const place = workerData as LibraryPlace;
const post = (message: ThreadResponse) => port.postMessage(message);

function start(): void {
  let db: Database;
  let repositories: Repositories;
  try {
    db = openDatabase(place);
    repositories = openRepositories(db);
  } catch (error) {
    post({ kind: 'failed', error: toPostedError(error) });
    return;
  }
  const methods = repositories as unknown as Methods;
  port.on('message', (request: ThreadRequest) => {
    if (request.kind === 'close') {
      db.close();
      port.close();
    } else post(answer(methods, request));
  });
  // Later, so that it does not take the disk from what a start reads. A library that can't be copied today, for want
  // of space say, is better than none.
  setTimeout(() => {
    if (db.open) backUpDaily(db, place.backupsFolder).catch(() => undefined);
  }, dailyBackupDelayMs).unref();
  const names = Object.entries(methods).map(([name, repository]) => [name, Object.keys(repository)]);
  post({ kind: 'ready', methods: Object.fromEntries(names) as Record<string, string[]> });
}

function answer(methods: Methods, call: ThreadRequest & { readonly kind: 'call' }): ThreadResponse {
  const { id, repository, method, args } = call;
  try {
    return { kind: 'value', id, value: methods[repository]![method]!(...args) };
  } catch (error) {
    return { kind: 'error', id, error: toPostedError(explainDatabaseError(error, place.file)) };
  }
}

start();
