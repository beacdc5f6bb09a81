/** Translates cues with an engine, for the app and the command line alike. */
import { isSidecutError, SidecutError } from '../../../core/errors.ts';
import { toFailure } from '../../../core/failure.ts';
import { note } from '../../../core/notes.ts';
import type { Note } from '../../../core/notes.ts';
import { planInSteps } from '../../../core/translation/plan-lines.ts';
import { translateCues } from '../../../core/translation/translate-cues.ts';
import type { TranslationStep, TranslationWork } from '../../../core/translation/translation-work.ts';
import { inSlices } from '../../system/in-slices.ts';
import type { OpenedEngine } from './engines/opened-engine.ts';

export interface TranslationHooks {
  readonly signal: AbortSignal;
  /** Stores it: what is given once is not given again. */
  readonly onStep: (step: TranslationStep) => Promise<void>;
}

export interface MadeTranslation {
  readonly notes: readonly Note[];
  /** The engine did not fail on the way. */
  readonly isWhole: boolean;
}

/**
 * Fails as the engine fails, where it gave nothing at all; where it gave something first, that stays and a note says why
 * there is no more.
 */
export async function makeTranslation(
  { engine, refused }: OpenedEngine,
  work: TranslationWork,
  { signal, onStep }: TranslationHooks,
): Promise<MadeTranslation> {
  let [done, total, isAnswered] = [0, 0, false];
  /** Nothing but refusals until now, which alone are not worth a track. */
  const held: TranslationStep[] = [];
  const notes: Note[] = [];
  try {
    const plan = await inSlices(planInSteps(work));
    for await (const step of translateCues(engine, work, plan)) {
      signal.throwIfAborted();
      ({ done, total } = step);
      isAnswered ||= step.cues.some(({ doubts }) => !doubts.some(({ kind }) => kind === 'missing'));
      held.push(step);
      if (isAnswered || refused().count === 0) for (const one of held.splice(0)) await onStep(one);
    }
  } catch (error) {
    if (signal.aborted || done === 0 || !isSidecutError(error)) throw error;
    notes.push(note('translation-stopped', { done, total, failure: toFailure(error) }));
  }
  const { count, first } = refused();
  if (first !== undefined && !isAnswered)
    throw new SidecutError('no-translation', { reason: 'no-answers' }, { cause: first, retryable: true });
  if (first !== undefined) notes.push(note('answers-refused', { count, failure: toFailure(first) }));
  return { notes, isWhole: notes.every(({ code }) => code !== 'translation-stopped') };
}
