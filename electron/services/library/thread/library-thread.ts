/** The library's thread: opens the database and answers calls one after the other. */
import { parentPort, workerData } from 'node:worker_threads';
import type { Database } from 'better-sqlite3';
import { toFailure } from '../../../../core/failure.ts';
import type { Note } from '../../../../core/notes.ts';
import type { Handlers } from '../../../transport/calls.ts';
import { channelOverPort } from '../../../transport/channels/message-port.ts';
import type { Response } from '../../../transport/envelope.ts';
import { serve } from '../../../transport/server.ts';
import { keepBackingUp } from '../backup.ts';
import { explainDatabaseError } from '../database-errors.ts';
import { libraryContract, repositoryMethods } from '../library-contract.ts';
import type { LibraryPlace } from '../library-place.ts';
import type { Repositories } from '../library.ts';
import { openDatabase } from '../open-database.ts';
import { openRepositories } from '../open-repositories.ts';

type Method = (...args: readonly unknown[]) => unknown;
type LibraryHandlers = Handlers<typeof libraryContract>;

const place = workerData as LibraryPlace;
const channel = channelOverPort<unknown, Response>(parentPort!);

function start(): void {
  let db: Database;
  let repositories: Repositories;
  try {
    const opened: Note[] = [];
    db = openDatabase(place, undefined, (remark) => opened.push(remark));
    repositories = repositoriesOf(db, opened);
  } catch (error) {
    channel.post({ kind: 'failure', error: toFailure(error) });
    return;
  }
  serve(libraryContract, { ...ownHandlers(db), ...repositoryHandlers(repositories) }, channel, {
    scheduling: 'at-once',
  });
  channel.hold();
  keepBackingUp(db, place.backupsFolder);
}

/** A database that can't be used is let go at once, or its files stay open until the thread is gone. */
function repositoriesOf(db: Database, opened: readonly Note[]): Repositories {
  try {
    return openRepositories(db, { opened });
  } catch (error) {
    db.close();
    throw error;
  }
}

function ownHandlers(db: Database): LibraryHandlers {
  return {
    open: () => Promise.resolve(null),
    close: () => {
      // Behind the answer.
      setImmediate(() => channel.close());
      db.close();
      return Promise.resolve(null);
    },
  };
}

function repositoryHandlers(repositories: Repositories): LibraryHandlers {
  const methods = repositories as unknown as Readonly<Record<string, Readonly<Record<string, Method>>>>;
  const handlers = Object.entries(repositoryMethods).flatMap(([name, ownMethods]) =>
    ownMethods.map((method) => [`${name}.${method}`, answerWith(methods[name]![method]!)]),
  );
  return Object.fromEntries(handlers) as LibraryHandlers;
}

/** The method runs within the call to the handler, so that calls are answered in their order. */
function answerWith(method: Method) {
  return (args: unknown): Promise<unknown> =>
    new Promise((resolve) => {
      resolve(method(...(args as readonly unknown[])));
    }).catch((error: unknown) => {
      throw explainDatabaseError(error, place.file);
    });
}

start();
