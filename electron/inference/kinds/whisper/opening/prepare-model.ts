import type { Note } from '../../../../../core/notes.ts';
import { note } from '../../../../../core/notes.ts';
import type { BytesNotUsed } from '../../../../../core/notes/models.ts';
import type { TryOutContext } from '../../../model-runner.ts';
import { makePrepared, preparedKey } from '../../../prepared/make-prepared.ts';
import type { PreparedPlace } from '../../../prepared/make-prepared.ts';
import { preparingTrouble } from '../../../prepared/preparing-trouble.ts';
import { mayMeasureAgain, readPrepared } from '../../../prepared/prepared-lock.ts';
import type { Judgement } from '../../../prepared/prepared-lock.ts';
import { processorFingerprint } from '../../../providers/machine-fingerprint.ts';
import { largestByteWeight } from '../../../prepared/byte-arithmetic.ts';
import type { Sessions } from '../../../sessions/lend-sessions.ts';
import { bytesModel, minWeightBytes } from './bytes-model.ts';
import type { BytesModel } from './bytes-model.ts';
import { checkRewrite } from './check-rewrite.ts';
import { judgeTrial, maxShareOfTime, runTrial, timedRuns } from './compare-models.ts';
import type { KnownModel } from './known-model.ts';

export interface ReadyModel {
  readonly model: KnownModel;
  readonly notes: readonly Note[];
}

export interface PrepareLimits {
  readonly minWeightBytes: number;
  /** Of the time in single precision. */
  readonly maxShareOfTime: number;
  readonly timedRuns: number;
}

const usualLimits: PrepareLimits = { minWeightBytes, maxShareOfTime, timedRuns };

/**
 * The model in the form that is used: on bytes where that was made before or can be made now and is as right and faster
 * on this machine, else as it lies in its folder.
 */
export async function prepareModel(
  known: KnownModel,
  context: Sessions & TryOutContext,
  limits: PrepareLimits = usualLimits,
): Promise<ReadyModel> {
  const place = known.prepared;
  const max = place ? await largestByteWeight() : 0;
  const bytes = place && bytesModel(known, place, max, limits.minWeightBytes);
  if (!place || !bytes) return checkRewrite(known, context);
  const { source } = place;
  const key = preparedKey({ source, files: bytes.files, max, machine: processorFingerprint() });
  const before = await readPrepared(place.folder, key);
  if (before?.verdict === 'better') return { model: bytes.known, notes: [] };
  const isAgain = before !== undefined && (await mayMeasureAgain(place.folder, before));
  if (before && !isAgain) return withNote(await checkRewrite(known, context), notUsed(known, before));
  return makeBytes({ known, bytes, place, key, max, limits, isAgain }, context);
}

interface Making {
  readonly known: KnownModel;
  readonly bytes: BytesModel;
  readonly place: PreparedPlace;
  readonly key: string;
  readonly max: number;
  readonly limits: PrepareLimits;
  /** It was measured before, and was slower. */
  readonly isAgain: boolean;
}

async function makeBytes(making: Making, context: Sessions & TryOutContext): Promise<ReadyModel> {
  const { known, bytes, place, key, max, limits, isAgain } = making;
  const { lease, signal, onPreparing } = context;
  onPreparing(0);
  const checked = await checkRewrite(known, context);
  // The bytes would be those of graphs that were refused; a decoder that runs as exported has none of ours.
  if (checked.model.rewritten !== known.rewritten) return checked;
  // Closed behind the trial: both forms of a large model side by side may be more than the memory.
  const lastTime: Sessions = { lease: (path, request) => lease(path, { ...request, once: true }) };
  const judge = async () => {
    const float = await runTrial(known, lastTime, signal, limits.timedRuns);
    onPreparing(0.9);
    const rounded = await runTrial(bytes.known, { lease }, signal, limits.timedRuns);
    const judgement = judgeTrial(float, rounded, limits);
    return judgement.verdict === 'slower' && isAgain
      ? { ...judgement, isConfirmed: true as const }
      : judgement;
  };
  try {
    const onProgress = (done: number) => {
      onPreparing(0.1 + 0.7 * done);
    };
    const judgement = await makePrepared({ place, key, files: bytes.files, max, signal, onProgress, judge });
    return judgement.verdict === 'better'
      ? { model: bytes.known, notes: [] }
      : withNote(checked, notUsed(known, judgement));
  } catch (error) {
    signal.throwIfAborted();
    return withNote(checked, note('bytes-not-used', preparingTrouble(error)));
  }
}

function notUsed(known: KnownModel, judgement: Exclude<Judgement, { verdict: 'better' }>): Note | undefined {
  // That single precision is faster here interests only whoever asked for bytes.
  if (judgement.verdict === 'slower' && !known.wantsBytes) return undefined;
  return note('bytes-not-used', factsOf(judgement));
}

function factsOf(judgement: Exclude<Judgement, { verdict: 'better' }>): BytesNotUsed {
  if (judgement.verdict !== 'slower') return { ...judgement };
  const { verdict, floatMs, bytesMs } = judgement;
  return { verdict, floatMs, bytesMs };
}

function withNote({ model, notes }: ReadyModel, added: Note | undefined): ReadyModel {
  return { model, notes: added ? [...notes, added] : notes };
}
