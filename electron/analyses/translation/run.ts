import { translation, translationOptionsSchema } from '../../../core/analysis/translation.ts';
import type { TranslationOptions, TranslationResult } from '../../../core/analysis/translation.ts';
import { SidecutError } from '../../../core/errors.ts';
import { loadConversion } from '../../../core/language/chinese-script.ts';
import { languageName } from '../../../core/language/language-name.ts';
import { canonicalTag } from '../../../core/language/language-tag.ts';
import { note } from '../../../core/notes.ts';
import { planInSteps, sourceLanguages } from '../../../core/translation/plan-lines.ts';
import { planUpdate } from '../../../core/translation/plan-update.ts';
import type { TranslationWork } from '../../../core/translation/translation-work.ts';
import { inSlices } from '../../system/in-slices.ts';
import { parseOptions } from '../../services/jobs/job-kind.ts';
import type { JobContext, JobKind } from '../../services/jobs/job-kind.ts';
import type { JobRecord } from '../../services/library/job-record.ts';
import type { Library } from '../../services/library/library.ts';
import type { MediaRecord } from '../../services/library/media-record.ts';
import { mediumOfJob } from '../../services/media/job-medium.ts';
import type { ProjectService, WholeTrack } from '../../services/project/project-service.ts';
import { profileFor } from '../../services/transcripts/rebuild-cues.ts';
import { requireTrackOf } from '../chapters/run.ts';
import { keepResult } from '../keep-result.ts';
import type { KeepParts, MadeResult } from '../keep-result.ts';
import { libraryMedium } from '../library-medium.ts';
import type { OpenedEngine } from './engines/opened-engine.ts';
import type { WantedLanguages } from './engines/store-engine.ts';
import { closeLinkedTrack, openLinkedTrack } from './linked-track.ts';
import { LinkedWriter } from './linked-writer.ts';
import { makeTranslation } from './make-translation.ts';

export interface TranslationParts extends KeepParts {
  readonly library: KeepParts['library'] & Pick<Library, 'media' | 'tracks' | 'glossary'>;
  readonly project: Pick<ProjectService, 'apply' | 'applyMachineChanges' | 'readTrack'>;
  readonly openTranslator: (
    engine: string,
    wanted: WantedLanguages,
    signal: AbortSignal,
  ) => Promise<OpenedEngine>;
  /** The data folder. */
  readonly home: string;
}

/** Says in another language what a track says, cue by cue; goes on with what an earlier run wrote. */
export function translationJob(parts: TranslationParts): JobKind {
  return {
    kind: 'translation',
    resource: 'story',
    stages: ['job.stage.loadingModel', 'job.stage.translating', 'job.stage.finishing'],
    accept: async (asked, { record }) => {
      const typed = parseOptions('translation', translationOptionsSchema, asked);
      const options = { ...typed, to: canonicalTag(typed.to) ?? typed.to };
      await requireTrackOf(parts.library, record.id, options.trackId);
      return { options, title: `${record.name} · ${languageName(options.to, options.to)}` };
    },
    run: async (job, context) => {
      const { record, media } = await mediumOfJob(parts.library, job);
      const medium = libraryMedium(parts.home, record, media);
      const options = translationOptionsSchema.parse(job.options);
      const make = () => translate(parts, { job, record, options, context });
      const { signal } = context;
      const { notes } = await keepResult(parts, { medium, analysis: translation, options, signal, make });
      await context.update({ notes: [...notes] });
    },
    onAbandoned: (job) => closeLinkedTrack(parts, job),
  };
}

interface Run {
  readonly job: JobRecord;
  readonly record: MediaRecord;
  readonly options: TranslationOptions;
  readonly context: JobContext;
}

async function translate(parts: TranslationParts, run: Run): Promise<MadeResult<TranslationResult>> {
  const { job, options, context } = run;
  const { trackId, to } = options;
  const { signal, onProgress } = context;
  const source = await parts.project.readTrack(trackId);
  if (source.cues.length === 0) throw new SidecutError('no-translation', { reason: 'nothing-said' });
  const all = await workOf(parts, run, source);
  const from = sourceLanguages(await inSlices(planInSteps(all)));
  const wanted = { main: all.from, from, to };
  onProgress({ fraction: job.fraction, stage: 'job.stage.loadingModel' });
  const opened = await parts.openTranslator(options.engine, wanted, signal);
  await context.update({ notes: [...opened.notes] });
  const made = { model: opened.name, update: context.update };
  const linked = await openLinkedTrack(parts, job, source.track, options, made);
  const left = planUpdate(linked.track.id, source.cues, linked.cues, options.cueIds);
  const writer = new LinkedWriter(parts, {
    ...{ mediaId: job.mediaId!, trackId: linked.track.id, workId: job.id, sources: source.cues },
    overPersons: options.cueIds !== null,
  });
  await writer.mend(left.mends);
  const there = left.known.size;
  onProgress({ fraction: there / source.cues.length, stage: 'job.stage.translating' });
  const { notes, isWhole } = await makeTranslation(
    opened,
    { ...all, ...left },
    {
      signal,
      onStep: async ({ cues, done }) => {
        await writer.write(cues);
        const last = source.cues.findLast(({ id }) => id === cues.at(-1)?.of);
        onProgress({
          ...{ fraction: Math.min(1, (there + done) / source.cues.length), stage: 'job.stage.translating' },
          ...(last === undefined ? {} : { positionMs: last.endMs }),
        });
      },
    },
  );
  onProgress({ fraction: 1, stage: 'job.stage.finishing' });
  await closeLinkedTrack(parts, { ...job, trackId: linked.track.id });
  const value = await resultOf(parts, linked.track.id);
  const { cueCount, doubtfulCount } = value;
  const look = doubtfulCount === 0 ? [] : [note('cues-doubtful', { count: doubtfulCount, total: cueCount })];
  return { value, notes: [...opened.notes, ...notes, ...look], isWhole };
}

async function workOf(
  { library }: Pick<TranslationParts, 'library'>,
  { record, options: { from, to } }: Run,
  { track, cues: sources }: WholeTrack,
): Promise<TranslationWork> {
  return {
    ...{ sources, wanted: null, known: new Map(), from: from ?? track.language, to },
    profile: profileFor(record, track.profile, to),
    terms: await library.glossary.list(record.id),
    convert: await loadConversion(to),
  };
}

async function resultOf(
  { project }: Pick<TranslationParts, 'project'>,
  trackId: string,
): Promise<TranslationResult> {
  const { cues } = await project.readTrack(trackId);
  const doubtful = cues.filter(({ translation: said }) => said?.doubts !== undefined);
  return { trackId, cueCount: cues.length, doubtfulCount: doubtful.length };
}
