import { isSidecutError } from '../../../core/errors.ts';
import { toFailure } from '../../../core/failure.ts';
import type { Failure } from '../../../core/failure.ts';
import type { Cue, Word } from '../../../core/cues/cue.ts';
import type { SpeakingTrack } from '../../../core/notes/transcription.ts';
import type { Profile } from '../../../core/profiles/profile.ts';
import type { FrameRate } from '../../../core/time/frame-rate.ts';
import { joinWindows } from '../../../core/transcript/join-windows.ts';
import { gapsOfWindows } from '../../../core/transcript/speech-gap.ts';
import type { SpeechGap } from '../../../core/transcript/speech-gap.ts';
import { layOutWords } from '../../../core/transcript/lay-out.ts';
import { leftOutWords } from '../../../core/transcript/written/left-out.ts';
import { loadWriting, writtenLanguage } from '../../../core/transcript/written/writing-choice.ts';
import type { WritingChoice } from '../../../core/transcript/written/writing-choice.ts';
import { usualLanguage } from '../../services/transcripts/transcript-store.ts';
import type { TranscriptStoreParts } from '../../services/transcripts/transcript-store.ts';
import { hear } from './hear.ts';
import type { HearContext, HearRequest, SpeechRecogniser } from './hear.ts';
import type { OpenRecording } from './listen-to.ts';

export interface CaptionRequest extends HearRequest {
  /** The profile for the language that was found (its numbers differ by language). */
  readonly profileFor: (language: string) => Profile;
  /** Absent for a sound file. */
  readonly frameRate: FrameRate | undefined;
  readonly writing: WritingChoice;
  /** The words with who says them; absent: nobody is looked for. */
  readonly nameWords?: (words: readonly Word[]) => Promise<readonly Word[]>;
}

export interface Captions {
  readonly cues: readonly Cue[];
  /** The language of most words as written; undefined when nothing was recognised. */
  readonly language: string | undefined;
  /** Times of the shot changes that the cues keep to; none where the picture could not be looked at. */
  readonly shotChanges: readonly number[];
  readonly shotsFailure?: Failure;
  /** Others that hold speech, where this track holds hardly any. */
  readonly speakingTracks: readonly SpeakingTrack[];
  readonly resumedFromMs: number;
  readonly windows: { readonly decoded: number; readonly kept: number };
  /** Fillers and false starts, where they were to be left out. */
  readonly leftOut: readonly Word[];
  /** Speech that has no text. */
  readonly gaps: readonly SpeechGap[];
}

/** Recognises the recording, going on from what an earlier run stored, and makes its cues. */
export async function captionRecording(
  parts: TranscriptStoreParts,
  { recording, shotChanges: findingShots, findSpeakingTracks }: OpenRecording,
  recogniser: SpeechRecogniser,
  request: CaptionRequest,
  context: HearContext,
): Promise<Captions> {
  const { windows, kept, resumedFromMs } = await hear(parts, recording, recogniser, request, context);
  // A picture that can't be decoded takes nobody's words away.
  const shots = await settleShots(findingShots);
  context.signal.throwIfAborted();
  const { shotChanges } = shots;
  const speakingTracks = await findSpeakingTracks(windows);
  const isTranslation = request.transcribe.task === 'translate';
  const heard = isTranslation ? 'en' : usualLanguage(windows);
  const language = heard === undefined ? undefined : writtenLanguage(heard, request.writing);
  const heardWords = joinWindows(windows, isTranslation ? 'en' : undefined);
  const words = (await request.nameWords?.(heardWords)) ?? heardWords;
  const layout = {
    ...{ profile: request.profileFor(language ?? 'en'), language: language ?? 'en', shotChanges },
    ...{ durationMs: recording.durationMs, frameRate: request.frameRate },
    writing: await loadWriting(request.writing),
  };
  const cues = layOutWords(words, layout);
  return {
    ...{ cues, language, ...shots, resumedFromMs, speakingTracks },
    leftOut: request.writing.leavesOutFillers === true ? leftOutWords(words, cues) : [],
    windows: { decoded: windows.length - kept, kept },
    gaps: gapsOfWindows(windows),
  };
}

export interface SettledShots {
  readonly shotChanges: readonly number[];
  /** Why they are not known. */
  readonly shotsFailure?: Failure;
}

export function settleShots(finding: Promise<readonly number[]>): Promise<SettledShots> {
  return finding.then(
    (shotChanges) => ({ shotChanges }),
    (error: unknown) => {
      // A defect must not look like a bad file.
      if (!isSidecutError(error)) throw error;
      return { shotChanges: [], shotsFailure: toFailure(error) };
    },
  );
}
