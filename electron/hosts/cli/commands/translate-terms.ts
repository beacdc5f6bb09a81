import { readFile } from 'node:fs/promises';
import { parseTerms, termKey } from '../../../../core/glossary/term.ts';
import type { GlossaryTerm } from '../../../../core/glossary/term.ts';
import { explainReadFailure } from '../../../services/files/read-failure.ts';
import { readGlossary } from '../../../services/library/read-glossary.ts';
import { dataFiles, dataFolder } from '../../data-folder.ts';
import type { TranslateRequest } from './translate-options.ts';

/** Those of the library, and those of the file, which count before them. */
export async function readTerms({
  glossary,
  usesLibrary,
}: Pick<TranslateRequest, 'glossary' | 'usesLibrary'>): Promise<readonly GlossaryTerm[]> {
  const own = glossary === undefined ? [] : await readTermFile(glossary);
  const known = new Set(own.map(({ text }) => termKey(text)));
  const library = usesLibrary ? readGlossary(dataFiles(dataFolder()).library) : [];
  return [...library.filter(({ text }) => !known.has(termKey(text))), ...own];
}

async function readTermFile(file: string): Promise<readonly GlossaryTerm[]> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    throw explainReadFailure(error, file);
  });
  return parseTerms(text.replace(/^\uFEFF/, '')).map((term, at) => ({
    ...{ id: `file-${at}`, text: term, mediaId: null, keep: true },
  }));
}
