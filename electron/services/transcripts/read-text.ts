import { readSentences } from '../../../core/text/sentences.ts';
import type { Sentence } from '../../../core/text/sentences.ts';
import { inSlices } from '../../system/in-slices.ts';
import type { Library } from '../library/library.ts';
import type { TranscriptWindow } from '../library/transcript-record.ts';
import { unknownTrack } from '../library/unknown.ts';
import type { ProjectService } from '../project/project-service.ts';

export interface TrackText {
  /** Of the project, at the moment the text was read. */
  readonly revision: number;
  readonly sentences: readonly Sentence[];
}

export interface TextReaderParts {
  readonly library: Pick<Library, 'projects' | 'tracks' | 'transcripts'>;
  readonly project: Pick<ProjectService, 'readTrack'>;
}

/** Texts that are kept; a long one takes a few megabytes. */
const maxTexts = 4;

/** The one reader of what a track says now, after a person's edits; read again when the project has changed. */
export function createTextReader({ library, project }: TextReaderParts) {
  const texts = new Map<string, TrackText>();

  async function read(trackId: string, revision: number): Promise<TrackText> {
    const { track, cues } = await project.readTrack(trackId);
    const transcript = await library.transcripts.ofTrack(trackId);
    const windows = transcript === null ? [] : await library.transcripts.windows(transcript.id);
    const languageAt = (ms: number) => languageOf(windows, ms);
    // A translation is not in the language that is spoken; cues that tell passages in others tell all of them.
    const isToldByWindows =
      track.source === 'transcription' && cues.every((cue) => cue.language === undefined);
    const options = { language: track.language, ...(isToldByWindows ? { languageAt } : {}) };
    return { revision, sentences: await inSlices(readSentences(cues, options)) };
  }

  return {
    async readText(trackId: string): Promise<TrackText> {
      const stored = await library.tracks.find(trackId);
      if (stored === null) throw unknownTrack(trackId);
      const revision = await library.projects.revision(stored.mediaId);
      const known = texts.get(trackId);
      if (known?.revision === revision) return known;
      const text = await read(trackId, revision);
      texts.delete(trackId);
      texts.set(trackId, text);
      if (texts.size > maxTexts) texts.delete(texts.keys().next().value!);
      return text;
    },
  };
}

/** The newest window that has begun. */
function languageOf(windows: readonly TranscriptWindow[], ms: number): string | undefined {
  let low = 0;
  let high = windows.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (windows[middle]!.startMs <= ms) low = middle + 1;
    else high = middle;
  }
  const window = windows[low - 1];
  return window !== undefined && window.words.length > 0 ? window.language : undefined;
}
