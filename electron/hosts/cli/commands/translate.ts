import { basename } from 'node:path';
import type { Cue } from '../../../../core/cues/cue.ts';
import { withoutFields } from '../../../../core/cues/without-fields.ts';
import { isCancellation, isSidecutError } from '../../../../core/errors.ts';
import { loadConversion } from '../../../../core/language/chinese-script.ts';
import { languageName } from '../../../../core/language/language-name.ts';
import type { GlossaryTerm } from '../../../../core/glossary/term.ts';
import type { Note } from '../../../../core/notes.ts';
import { resolveProfile } from '../../../../core/profiles/profiles.ts';
import type { TrackCue } from '../../../../core/project/track-cue.ts';
import { profileForPicture } from '../../../../core/style/new-track.ts';
import { isUpright } from '../../../../core/style/picture-fit.ts';
import { planLines, sourceLanguages } from '../../../../core/translation/plan-lines.ts';
import type { CueTranslation, TranslationWork } from '../../../../core/translation/translation-work.ts';
import { openEngine } from '../../../analyses/translation/engines/open-engine.ts';
import { makeTranslation } from '../../../analyses/translation/make-translation.ts';
import type { InferenceClient } from '../../../inference/client.ts';
import { createInferenceClient } from '../../../inference/client.ts';
import { modelPlaces } from '../../../services/models/layout/model-places.ts';
import { openWriter } from '../../../services/writers/open-writer.ts';
import { serverFromEnvironment } from '../../../services/writers/server-address.ts';
import { dataFiles, dataFolder } from '../../data-folder.ts';
import { exitStatus } from '../exit-status.ts';
import { ProgressLine } from '../progress-line.ts';
import type { Terminal } from '../terminal.ts';
import { errorSentence } from '../words/failure-sentence.ts';
import { noteSentence } from '../words/note-sentence.ts';
import { openKeptTranslation } from './kept-translation.ts';
import { chooseEngine } from './translate-engine.ts';
import { readTerms } from './translate-terms.ts';
import type { TranslateRequest } from './translate-options.ts';
import { planOutputs, writeTranslation } from './translate-outputs.ts';
import type { TranslateOutput } from './translate-outputs.ts';
import { describeTranslation, translationEntry } from './translate-report.ts';
import type { TranslationEntry } from './translate-report.ts';
import { readTranslateSource } from './translate-source.ts';
import type { TranslateSource } from './translate-source.ts';

interface Run {
  readonly request: TranslateRequest;
  readonly source: TranslateSource;
  readonly cues: readonly TrackCue[];
  readonly terms: readonly GlossaryTerm[];
  readonly inference: InferenceClient;
  readonly terminal: Terminal;
  readonly line: ProgressLine;
}

/** `sidecut translate FILE --to LANGUAGES` */
export async function runTranslate(request: TranslateRequest, terminal: Terminal): Promise<number> {
  const line = new ProgressLine(terminal);
  const terms = await readTerms(request);
  // Before any long work.
  if (request.bilingual === undefined && !request.json && (await isAllThere(request, line)))
    return exitStatus.done;
  const source = await readTranslateSource(request.file, request.from, terminal);
  const cues = source.document.cues.map(toTrackCue);
  await using inference = createInferenceClient({
    providerCacheFile: dataFiles(dataFolder()).providerCache,
  });
  const run: Run = { request, source, cues, terms, inference, terminal, line };
  const entries: TranslationEntry[] = [];
  try {
    for (const to of request.to) {
      const entry = await translateOrExplain(to, run);
      entries.push(entry);
      line.clear();
      if (!request.json) describeTranslation(entry, cues, terminal);
    }
  } catch (error) {
    line.clear();
    if (!isCancellation(error) && !terminal.signal.aborted) throw error;
    line.note('sidecut: cancelled. What was translated is kept; the same command goes on from there.');
    return exitStatus.cancelled;
  } finally {
    const { language: from } = source;
    if (request.json)
      terminal.stdout(`${JSON.stringify({ file: request.file, from, translations: entries }, null, 2)}\n`);
  }
  return entries.some(({ isWhole }) => !isWhole) ? exitStatus.failed : exitStatus.done;
}

async function isAllThere(request: TranslateRequest, line: ProgressLine): Promise<boolean> {
  const planned: TranslateOutput[] = [];
  for (const to of request.to) planned.push(...(await planOutputs(request, '', to)));
  if (planned.some(({ kept }) => !kept)) return false;
  const paths = planned.map(({ path }) => path).join(', ');
  line.note(`${paths} is there already, so nothing was done; --overwrite replaces it.`);
  return true;
}

/** The other languages go on. */
async function translateOrExplain(to: string, run: Run): Promise<TranslationEntry> {
  try {
    return await translateInto(to, run);
  } catch (error) {
    if (run.terminal.signal.aborted || isCancellation(error) || !isSidecutError(error)) throw error;
    const { code } = error;
    return { ...nothing(to), error: { code, message: errorSentence(error) } };
  }
}

function nothing(to: string): TranslationEntry {
  return { to, engine: null, outputs: [], kept: [], cues: 0, doubtful: [], notes: [], isWhole: false };
}

async function translateInto(to: string, run: Run): Promise<TranslationEntry> {
  const { request, source, cues, line } = run;
  const planned = await planOutputs(request, source.language, to);
  const kept = planned.filter((output) => output.kept).map(({ path }) => path);
  if (planned.every((output) => output.kept)) return { ...nothing(to), kept, isWhole: true };
  const work = await workOf(to, run);
  const { translations, engine, notes, isWhole } = await translate(work, run);
  const entry = translationEntry({ to, engine, kept, notes, isWhole }, translations.values());
  // A file of which a part is in another language is no translation.
  if (!isWhole) return entry;
  const translated = {
    ...{ source: source.document, from: source.language, to },
    cues: cues.map((cue, at) => toCue(source.document.cues[at]!, translations.get(cue.id)!)),
  };
  const outputs: string[] = [];
  const warnings: Note[] = [];
  for (const output of planned.filter((one) => !one.kept)) {
    const look = source.picture === null ? {} : { pictureSize: source.picture };
    warnings.push(...(await writeTranslation(output, translated, request, look)));
    outputs.push(output.path);
  }
  line.clear();
  return { ...entry, outputs, notes: [...entry.notes, ...warnings.map(noteSentence)] };
}

async function workOf(to: string, { request, source, cues, terms }: Run): Promise<TranslationWork> {
  const { picture, language: from } = source;
  const vertical = picture !== null && isUpright(picture);
  return {
    ...{ sources: cues, wanted: null, known: new Map(), from, to, terms },
    profile: resolveProfile(profileForPicture(request.profile, picture), { language: to, vertical }),
    convert: await loadConversion(to),
  };
}

interface Made {
  /** By id of the cue of the source. */
  readonly translations: ReadonlyMap<string, CueTranslation>;
  readonly engine: string;
  readonly notes: readonly Note[];
  readonly isWhole: boolean;
}

async function translate(work: TranslationWork, run: Run): Promise<Made> {
  const { request, inference, line, terminal } = run;
  const { signal } = terminal;
  const { to } = work;
  const home = dataFolder();
  const places = modelPlaces(home);
  const server = () => Promise.resolve(serverFromEnvironment(process.env));
  const wanted = { main: work.from, from: sourceLanguages(planLines(work)), to };
  const name = await chooseEngine(places, request, wanted, signal);
  line.update(`${basename(request.file)}: loading ${name}`);
  const opened = await openEngine(
    {
      ...{ inference, places },
      openWriter: (writer, during) => openWriter({ inference, places, server }, writer, during),
    },
    { engine: name, takesFolders: true },
    wanted,
    signal,
  );
  const options = { engine: opened.name, again: request.again };
  const earlier = await openKeptTranslation(dataFiles(home).translations, work, options);
  const translations = new Map(earlier.cues);
  if (translations.size > 0)
    line.note(`${languageName(to, 'en')}: going on after ${translations.size} cues.`);
  const left = work.sources.filter(({ id }) => !translations.has(id)).map(({ id }) => id);
  const known = new Map([...translations].map(([id, { text }]) => [id, text]));
  const rest = { ...work, known, wanted: known.size === 0 ? null : new Set(left) };
  const { notes, isWhole } = await makeTranslation(opened, rest, {
    signal,
    onStep: async ({ cues }) => {
      await earlier.keep(cues);
      for (const cue of cues) translations.set(cue.of, cue);
      const percent = Math.floor((100 * translations.size) / work.sources.length);
      line.update(`${basename(request.file)}: into ${languageName(to, 'en')}, ${percent} %`);
    },
  });
  if (isWhole) await earlier.forget();
  return { translations, engine: opened.name, notes: [...opened.notes, ...notes], isWhole };
}

function toTrackCue(cue: Cue, at: number): TrackCue {
  const { startMs, endMs, text, speaker, language } = cue;
  return {
    ...{ id: String(at), startMs, endMs, text, origin: 'file' },
    ...(speaker === undefined ? {} : { speaker }),
    ...(language === undefined ? {} : { language }),
  };
}

/** Words and their times are those of the source. */
function toCue(cue: Cue, { text }: CueTranslation): Cue {
  return { ...withoutFields(cue, 'words', 'confidence', 'language'), text };
}
