import { readFile } from 'node:fs/promises';
import { parseTermFile } from '../../../../core/translation/term-file.ts';
import { termKey } from '../../../../core/glossary/term.ts';
import type { GlossaryTerm } from '../../../../core/glossary/term.ts';
import { explainReadFailure } from '../../../services/files/read-failure.ts';
import { readGlossary } from '../../../services/library/read-glossary.ts';
import { dataFiles, dataFolder } from '../../data-folder.ts';
import type { TranslateRequest } from './translate-options.ts';

/** Those of the library, and those of the file, which count before them. */
export async function readTerms({
  glossary,
  usesLibrary,
  to,
}: Pick<TranslateRequest, 'glossary' | 'usesLibrary' | 'to'>): Promise<readonly GlossaryTerm[]> {
  const own = glossary === undefined ? [] : await readTermFile(glossary, to);
  const known = new Set(own.map(({ text }) => termKey(text)));
  const library = usesLibrary ? readGlossary(dataFiles(dataFolder()).library) : [];
  return [...library.filter(({ text }) => !known.has(termKey(text))), ...own];
}

async function readTermFile(file: string, to: readonly string[]): Promise<readonly GlossaryTerm[]> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    throw explainReadFailure(error, file);
  });
  return parseTermFile(text, to).map((term, at) => ({ ...term, id: `file-${at}`, mediaId: null }));
}
