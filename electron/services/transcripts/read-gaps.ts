import { gapsOfWindows } from '../../../core/transcript/speech-gap.ts';
import type { SpeechGap } from '../../../core/transcript/speech-gap.ts';
import type { Library } from '../library/library.ts';

/** Where the transcription that the track is made of has no text for speech. */
export async function readGaps(
  { transcripts }: Pick<Library, 'transcripts'>,
  trackId: string,
): Promise<{ gaps: SpeechGap[] }> {
  const transcript = await transcripts.ofTrack(trackId);
  if (transcript === null) return { gaps: [] };
  const windows = await transcripts.windows(transcript.id);
  return { gaps: [...gapsOfWindows(windows)] };
}
