import { basename, dirname, extname, join, resolve } from 'node:path';
import type { Cue } from '../../../../core/cues/cue.ts';
import { encodeSubtitle } from '../../../../core/formats/encode/encode-subtitle.ts';
import type { EncodeOptions, WrittenFormat } from '../../../../core/formats/encode/encode-subtitle.ts';
import type { BilingualDocument } from '../../../../core/formats/subtitle-document.ts';
import { formatById, formatForFile } from '../../../../core/formats/registry.ts';
import type { SubtitleFormat } from '../../../../core/formats/registry.ts';
import type { Note } from '../../../../core/notes.ts';
import { isTaken, requireGoodName } from '../../../services/files/destination-path.ts';
import { ensureWritableFolder, writeWholeFile } from '../../../services/files/write-whole-file.ts';
import { languageOfFileName } from '../../../services/subtitles/track-language.ts';
import { makeFolder } from '../../../system/make-folder.ts';
import { cliOutputRule } from '../cli-output-rule.ts';
import { requireBilingual } from './translate-options.ts';
import type { TranslateRequest } from './translate-options.ts';

export interface TranslateOutput {
  readonly path: string;
  readonly format: SubtitleFormat;
  /** Something stands there already and may not be replaced. */
  readonly kept: boolean;
}

/** The files of one language, before the work: `talk.es.srt` beside `talk.mp4`, of both languages `talk.en-es.srt`. */
export async function planOutputs(
  request: TranslateRequest,
  from: string,
  to: string,
): Promise<readonly TranslateOutput[]> {
  const { file, outFolder, bilingual, overwrite } = request;
  const folder = outFolder ?? dirname(file);
  if (outFolder !== undefined) makeFolder(outFolder);
  const tag = bilingual === undefined ? to : bilingual === 'source-first' ? `${from}-${to}` : `${to}-${from}`;
  const rule = cliOutputRule();
  const planned: TranslateOutput[] = [];
  for (const format of formatsOf(request)) {
    const path = join(folder, `${stemOf(file)}.${tag}.${format.extensions[0] ?? format.id}`);
    requireGoodName(basename(path));
    const kept = !overwrite && (await isTaken(path));
    if (!kept) await rule.check(resolve(path), [file]);
    planned.push({ path, format, kept });
  }
  if (planned.some(({ kept }) => !kept)) await ensureWritableFolder(folder);
  return planned;
}

function formatsOf({ file, formats, bilingual }: TranslateRequest): readonly SubtitleFormat[] {
  if (formats.length > 0) return formats.map((id) => formatById(id)!);
  const usual = formatForFile(file) ?? formatById('srt')!;
  if (bilingual !== undefined) requireBilingual(usual.id);
  return [usual];
}

/** `talk` of `talk.mp4` and of `talk.en.srt`. */
function stemOf(file: string): string {
  const stem = basename(file, extname(file));
  const own = languageOfFileName(basename(file));
  const last = extname(stem);
  return own !== null && languageOfFileName(`x${last}.srt`) !== null ? stem.slice(0, -last.length) : stem;
}

export interface Translated {
  readonly source: BilingualDocument;
  /** BCP 47 of the source. */
  readonly from: string;
  readonly to: string;
  /** As many as the source has, in its order. */
  readonly cues: readonly Cue[];
}

/** What the format does not say is told. */
export async function writeTranslation(
  { path, format }: TranslateOutput,
  translated: Translated,
  request: Pick<TranslateRequest, 'bilingual' | 'overwrite'>,
  look: Pick<EncodeOptions, 'style' | 'pictureSize'>,
): Promise<readonly Note[]> {
  await cliOutputRule().check(resolve(path));
  const document = documentOf(translated, request.bilingual);
  const { bytes, warnings } = encodeSubtitle(document, format.id as WrittenFormat, look);
  await writeWholeFile(path, bytes, { overwrite: request.overwrite });
  return warnings;
}

function documentOf(
  { source, from, to, cues }: Translated,
  bilingual: TranslateRequest['bilingual'],
): BilingualDocument {
  const original = { ...source, language: from };
  const translation = { ...source, cues, language: to };
  if (bilingual === undefined) return translation;
  const links = new Map(cues.map((_, at) => [at, at]));
  return bilingual === 'source-first'
    ? { ...original, second: { cues, language: to, isFirst: false, links } }
    : { ...translation, second: { cues: source.cues, language: from, isFirst: false, links } };
}
