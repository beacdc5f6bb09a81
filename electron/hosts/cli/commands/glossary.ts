import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { SidecutError } from '../../../../core/errors.ts';
import { formatTermFile } from '../../../../core/translation/term-file.ts';
import { formatTerms, normaliseTerm, parseTerms, termKey } from '../../../../core/glossary/term.ts';
import { explainReadFailure } from '../../../services/files/read-failure.ts';
import { openLibrary } from '../../../services/library/open-library.ts';
import type { Library } from '../../../services/library/library.ts';
import { readGlossary } from '../../../services/library/read-glossary.ts';
import { tryFileLock } from '../../../services/locks/file-lock.ts';
import { dataFiles, dataFolder } from '../../data-folder.ts';
import { exitStatus } from '../exit-status.ts';
import type { Terminal } from '../terminal.ts';
import type { GlossaryRequest } from './glossary-options.ts';

/** `sidecut glossary COMMAND` */
export async function runGlossary(request: GlossaryRequest, io: Terminal): Promise<number> {
  switch (request.kind) {
    case 'list':
      return list(request, io);
    case 'add':
      return add(request, io);
    case 'remove':
      return remove(request.terms, io);
  }
}

function list({ json = false }: Extract<GlossaryRequest, { kind: 'list' }>, io: Terminal): number {
  const known = readGlossary(dataFiles(dataFolder()).library);
  const terms = known.map(({ text }) => text);
  const saysMore = known.some(({ keep, translations }) => keep === true || translations !== undefined);
  if (json) io.stdout(`${JSON.stringify({ terms }, null, 2)}\n`);
  // As "translate --glossary" reads it.
  else if (saysMore) io.stdout(formatTermFile(known));
  else if (terms.length > 0) io.stdout(formatTerms(terms));
  else io.stderr('There are no names yet. Add some: sidecut glossary add NAME...\n');
  return exitStatus.done;
}

async function add(
  { terms, from }: Extract<GlossaryRequest, { kind: 'add' }>,
  io: Terminal,
): Promise<number> {
  const wrong = terms.filter((term) => normaliseTerm(term) === undefined);
  for (const term of wrong) io.stderr(`sidecut: "${term}" is no name: it has no letter, or more than 80.\n`);
  const read = from === undefined ? '' : await readTermFile(from);
  const wanted = parseTerms([read, ...terms].join('\n'));
  await withLibrary(async ({ glossary }) => {
    const known = new Map((await glossary.list(null)).map((term) => [termKey(term.text), term]));
    // What it is in other languages stays.
    await glossary.put(
      wanted.map((text) => ({ id: randomUUID(), mediaId: null, ...known.get(termKey(text)), text })),
    );
  });
  io.stdout(`Added: ${wanted.length}\n`);
  return wrong.length > 0 ? exitStatus.failed : exitStatus.done;
}

async function readTermFile(file: string): Promise<string> {
  try {
    return (await readFile(file, 'utf8')).replace(/^\uFEFF/, '');
  } catch (error) {
    throw explainReadFailure(error, file);
  }
}

async function remove(terms: readonly string[], io: Terminal): Promise<number> {
  const unknown = await withLibrary(async ({ glossary }) => {
    const known = new Map((await glossary.list(null)).map(({ id, text }) => [termKey(text), id]));
    const idOf = (term: string) => known.get(termKey(normaliseTerm(term) ?? ''));
    await glossary.remove(terms.flatMap((term) => idOf(term) ?? []));
    return terms.filter((term) => idOf(term) === undefined);
  });
  for (const term of unknown) io.stderr(`sidecut: "${term}" is not in the list.\n`);
  return unknown.length > 0 ? exitStatus.failed : exitStatus.done;
}

/** While the app has the library, its panel of names is the place. */
async function withLibrary<Result>(work: (library: Library) => Promise<Result>): Promise<Result> {
  const home = dataFolder();
  const files = dataFiles(home);
  using lock = tryFileLock(files.lock);
  if (lock === undefined) throw new SidecutError('job-locked', { folder: home }, { retryable: true });
  const library = await openLibrary({ file: files.library, backupsFolder: files.backups });
  try {
    return await work(library);
  } finally {
    await library.close();
  }
}
