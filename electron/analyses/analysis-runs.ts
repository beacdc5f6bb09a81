import type { Analysis, MadeFrom } from '../../core/analysis/analysis.ts';
import { SidecutError, isCancellation } from '../../core/errors.ts';
import { toFailure } from '../../core/failure.ts';
import type { Note } from '../../core/notes.ts';
import type { InferenceCalls } from '../inference/contract.ts';
import type { FfmpegTools } from '../services/ffmpeg/locate-ffmpeg.ts';
import type { AnalysisRecord, StoredAnalysis } from '../services/library/analysis-record.ts';
import type { Library } from '../services/library/library.ts';
import type { AnalysisWork, Medium, PictureWork, SoundWork, WorkContext } from './analysis-work.ts';
import { appliesTo } from './analysis-work.ts';
import { ItemLog } from './item-log.ts';
import { lookAtPicture } from './look-at-picture.ts';
import { isRecordOutOfDate, madeFromNow } from './made-from.ts';
import { RunGroup } from './run-group.ts';
import type { ActiveRun } from './run-group.ts';
import type { SharedSounds } from './sound/shared-sound.ts';

export interface AnalysisRunsParts {
  readonly works: readonly AnalysisWork[];
  readonly store: Library['analyses'];
  readonly tools: () => Promise<FfmpegTools>;
  readonly inference: Pick<InferenceCalls, 'detectSpeech'>;
  readonly sounds: SharedSounds;
  /** A result is there, or more of it. */
  readonly onChanged: (medium: Medium, kind: string) => void;
}

export interface Wanted {
  readonly kind: string;
  readonly options: unknown;
}

export interface JoinOptions {
  readonly signal: AbortSignal;
  /** Called with the part of the slowest that is done. */
  readonly onProgress: (fraction: number, work: AnalysisWork) => void;
}

/** What a kind needs of another: stored already, or being made. */
export interface NeededResult {
  /** Undefined where the video has nothing of the kind. */
  readonly value: Promise<unknown>;
  /** Of a result that is a list, as they are found. */
  readonly items: AsyncIterable<unknown>;
  /** What was worth knowing, when `value` is there. */
  readonly notes: readonly Note[];
}

/**
 * [Note: Runs of analyses]
 * What a kind needs is stored, being made by somebody else, or begun here: whoever needs it joins in and reads it as it
 * comes, so nobody waits by looking again. Kinds that are begun at once share a decoding, and whoever begins one takes
 * along what the import wants from the same source and nobody has made yet. A run ends when nobody wants it any more.
 */
export class AnalysisRuns {
  readonly #parts: AnalysisRunsParts;
  readonly #active = new Map<string, ActiveRun>();

  constructor(parts: AnalysisRunsParts) {
    this.#parts = parts;
  }

  runningKinds(fingerprint: string): readonly string[] {
    const prefix = `${fingerprint} `;
    return [...this.#active].filter(([key]) => key.startsWith(prefix)).map(([, { kind }]) => kind);
  }

  /** Makes these kinds of the video and stores them; what one of them could make is kept even when another fails. */
  async make(medium: Medium, wanted: readonly Wanted[], join: JoinOptions): Promise<void> {
    const runs = await this.#begin(medium, wanted);
    await this.#join(runs, join);
    const results = await Promise.allSettled(runs.map(({ value }) => value));
    const failed = results.find((result) => result.status === 'rejected');
    if (failed) throw failed.reason;
  }

  /** Results that something else is made from; they are made until `signal` aborts, and `left` tells when no more runs. */
  async need(
    medium: Medium,
    wanted: readonly Wanted[],
    signal: AbortSignal,
  ): Promise<{ readonly results: readonly NeededResult[]; readonly left: Promise<void> }> {
    const records = await this.#parts.store.list(medium.fingerprint);
    const missing: Wanted[] = [];
    const stored = await Promise.all(
      wanted.map(async (one) => {
        const work = this.#work(one.kind);
        if (!appliesTo(work, medium.media)) return nothing;
        const found = await this.#parts.store.find({ fingerprint: medium.fingerprint, ...one });
        // A stored value of another shape is as good as none.
        const fits = found !== null && isUsable(found, work.analysis, records);
        if (fits && work.analysis.result.safeParse(found.value).success) return known(found);
        missing.push(one);
        return undefined;
      }),
    );
    const runs = await this.#begin(medium, missing);
    const left = this.#join(runs, { signal, onProgress: () => undefined }).catch(() => undefined);
    const results = wanted.map((one, i) => stored[i] ?? followed(runs[missing.indexOf(one)]!, signal));
    return { results, left };
  }

  /** Begins what does not run yet. */
  async #begin(medium: Medium, wanted: readonly Wanted[]): Promise<readonly ActiveRun[]> {
    const records = await this.#parts.store.list(medium.fingerprint);
    const fresh = wanted.filter((one) => !this.#active.has(keyOf(medium, one)));
    const groups = Map.groupBy([...fresh, ...this.#takenAlong(medium, fresh, records)], (one) =>
      this.#sourceOf(medium, one),
    );
    for (const ones of groups.values()) this.#beginGroup(medium, ones, records);
    return wanted.flatMap((one) => this.#active.get(keyOf(medium, one)) ?? []);
  }

  #takenAlong(
    medium: Medium,
    wanted: readonly Wanted[],
    records: readonly AnalysisRecord[],
  ): readonly Wanted[] {
    const sources = new Set(wanted.map((one) => this.#sourceOf(medium, one)));
    const imported = this.#parts.works.filter((work) => work.isImported && appliesTo(work, medium.media));
    return imported
      .map(({ analysis: { kind } }) => ({ kind, options: {} }))
      .filter(
        (one) =>
          sources.has(this.#sourceOf(medium, one)) &&
          !wanted.some(({ kind }) => kind === one.kind) &&
          !records.some(({ kind }) => kind === one.kind) &&
          !this.#active.has(keyOf(medium, one)),
      );
  }

  #sourceOf({ media }: Medium, { kind, options }: Wanted): string {
    const work = this.#work(kind);
    return work.source === 'picture' ? 'picture' : `sound ${work.trackOf(media, options).index}`;
  }

  #work(kind: string): AnalysisWork {
    const work = this.#parts.works.find(({ analysis }) => analysis.kind === kind);
    if (work === undefined) throw new SidecutError('kind-unknown', { kind });
    return work;
  }

  #beginGroup(medium: Medium, wanted: readonly Wanted[], records: readonly AnalysisRecord[]): void {
    const group = new RunGroup();
    const jobs = wanted.map((one) => this.#prepare(medium, one, group, records));
    const pictures = jobs.filter(({ work }) => work.source === 'picture');
    const values =
      pictures.length > 0
        ? this.#look(medium, pictures, group)
        : jobs.map((job) => this.#listen(medium, job));
    const settled = jobs.map((job, i) => this.#settle(medium, job, values[i]!));
    for (const [i, { run }] of jobs.entries()) {
      run.value = settled[i]!;
      run.value.catch(() => undefined);
    }
    group.ended = Promise.allSettled(settled).then(() => undefined);
  }

  #prepare(medium: Medium, wanted: Wanted, group: RunGroup, records: readonly AnalysisRecord[]) {
    const work = this.#work(wanted.kind);
    const notes: Note[] = [];
    const run: RunJob['run'] = {
      ...{ kind: wanted.kind, group, value: never, items: new ItemLog<unknown>(), notes, fraction: 0 },
    };
    const made = madeFromNow(work.analysis, records, null);
    const keep = (value: unknown, isWhole: boolean) =>
      this.#keep(medium, wanted, made, { value, notes, isWhole });
    this.#active.set(keyOf(medium, wanted), run);
    const context: Omit<WorkContext<unknown>, 'tools'> = {
      ...{ medium, options: wanted.options, inference: this.#parts.inference, signal: group.signal },
      onFraction: (fraction) => {
        run.fraction = fraction;
        group.progressed();
      },
      keep: (value) => keep(value, false),
      found: (items) => run.items.push(items),
      note: (note) => void notes.push(note),
    };
    return { work, run, wanted, context, notes, made, keep };
  }

  #look(medium: Medium, jobs: readonly RunJob[], group: RunGroup): readonly Promise<unknown>[] {
    const looking = this.#parts.tools().then((tools) =>
      lookAtPicture(
        tools,
        medium.media,
        jobs.map(({ work, context }) => ({
          work: work as PictureWork<unknown, unknown>,
          context: { ...context, tools },
        })),
        group.signal,
      ),
    );
    return jobs.map((_, i) => looking.then((results) => results[i]));
  }

  async #listen(medium: Medium, { work, context, notes }: RunJob): Promise<unknown> {
    const listener = work as SoundWork<unknown, unknown>;
    const sound = this.#parts.sounds.hold(medium, listener.trackOf(medium.media, context.options));
    try {
      const tools = await this.#parts.tools();
      const value = await listener.listen(sound.read(context.signal), { ...context, tools });
      notes.push(...sound.notes());
      return value;
    } finally {
      await sound.release();
    }
  }

  /** Stores the end, good or bad. */
  async #settle(medium: Medium, job: RunJob, value: Promise<unknown>): Promise<unknown> {
    const { run, wanted, keep, notes, made } = job;
    try {
      const result = job.work.analysis.result.parse(await value);
      await keep(result, notes.length === 0);
      run.fraction = 1;
      run.items.end();
      return result;
    } catch (error) {
      run.items.fail(error);
      if (!isCancellation(error) && !run.group.isAbandoned) {
        const name = { fingerprint: medium.fingerprint, ...wanted };
        await this.#parts.store.fail({ ...name, ...made }, toFailure(error)).catch(() => undefined);
        this.#parts.onChanged(medium, wanted.kind);
      }
      throw error;
    } finally {
      this.#active.delete(keyOf(medium, wanted));
      run.group.progressed();
    }
  }

  async #keep(
    medium: Medium,
    wanted: Wanted,
    made: MadeFrom,
    found: { readonly value: unknown; readonly notes: readonly Note[]; readonly isWhole: boolean },
  ): Promise<void> {
    await this.#parts.store.save({ fingerprint: medium.fingerprint, ...wanted, ...made, ...found });
    this.#parts.onChanged(medium, wanted.kind);
  }

  /** Waits for the runs, or until `signal` aborts; then for those that nobody else wants. */
  async #join(runs: readonly ActiveRun[], { signal, onProgress }: JoinOptions): Promise<void> {
    const report = () => {
      const slowest = runs.toSorted((a, b) => a.fraction - b.fraction)[0];
      if (slowest) onProgress(slowest.fraction, this.#work(slowest.kind));
    };
    const groups = [...new Set(runs.map(({ group }) => group))];
    const leave = groups.map((group) => group.enter(report));
    const aborted = new Promise<void>((resolve) => {
      signal.addEventListener('abort', () => resolve(), { once: true });
      if (signal.aborted) resolve();
    });
    await Promise.race([aborted, Promise.allSettled(runs.map(({ value }) => value))]);
    for (const stop of leave) stop();
    await Promise.all(groups.filter(({ isAbandoned }) => isAbandoned).map(({ ended }) => ended));
    signal.throwIfAborted();
  }
}

type RunJob = {
  readonly work: AnalysisWork;
  readonly run: ActiveRun & { value: Promise<unknown> };
  readonly wanted: Wanted;
  readonly context: Omit<WorkContext<unknown>, 'tools'>;
  readonly notes: Note[];
  readonly made: MadeFrom;
  readonly keep: (value: unknown, isWhole: boolean) => Promise<void>;
};

const never = new Promise(() => undefined);

const nothing: NeededResult = { value: Promise.resolve(undefined), items: itemsOf([]), notes: [] };

function followed({ value, items, notes }: ActiveRun, signal: AbortSignal): NeededResult {
  return { value, items: items.read(signal), notes };
}

function known({ value, notes }: StoredAnalysis): NeededResult {
  return { value: Promise.resolve(value), items: itemsOf(Array.isArray(value) ? value : []), notes };
}

async function* itemsOf(items: readonly unknown[]): AsyncGenerator {
  yield* await Promise.resolve(items);
}

function isUsable(stored: StoredAnalysis, analysis: Analysis, records: readonly AnalysisRecord[]): boolean {
  return stored.state !== 'failed' && stored.hasValue && !isRecordOutOfDate(stored, analysis, records, null);
}

function keyOf({ fingerprint }: Medium, { kind, options }: Wanted): string {
  return `${fingerprint} ${kind} ${JSON.stringify(options)}`;
}
