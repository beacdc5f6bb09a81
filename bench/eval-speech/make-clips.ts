import { joinClip } from '../../sample/speech/clip.ts';
import type { Clip, ClipPart } from '../../sample/speech/clip.ts';
import { speakAll } from '../../sample/speech/narration.ts';
import type { Utterance } from '../../sample/speech/narration.ts';
import { between, createRandom, pick } from '../../sample/speech/seeded-random.ts';
import type { Random } from '../../sample/speech/seeded-random.ts';
import { drawHeldOutSentences } from '../../sample/speech/sentences.ts';
import { speechSampleRate } from '../../sample/speech/speech.ts';
import { chooseSettings, knownVoices } from '../../sample/speech/voices.ts';
import type { Voice } from '../../sample/speech/voices.ts';
import { evening, journey, morning, playTheme } from '../../sample/soundtrack/music.ts';

/** A clip and the row of the table that it counts for. */
export interface EvalClip {
  readonly clip: Clip;
  readonly row: RowName;
}

export interface RowName {
  /** Voice of a single sentence, kind of a long clip. */
  readonly label: string;
  readonly engine: string;
  readonly known: boolean;
  readonly long: boolean;
}

/** One sentence a clip, `count` for every voice, each sentence different. */
export async function makeSingleClips(
  voices: readonly Voice[],
  count: number,
  seed: number,
): Promise<readonly EvalClip[]> {
  const random = createRandom(seed);
  const texts = drawHeldOutSentences(seed, count * voices.length);
  const requests = texts.map((text, index) => {
    const voice = voices[index % voices.length]!;
    return { text, voice, settings: chooseSettings(voice, random) };
  });
  const utterances = await speakAll(requests);
  return utterances.map((utterance) => {
    const { voice } = utterance.speech;
    return {
      clip: joinClip([
        { kind: 'pause', ms: Math.round(between(random, 150, 600)) },
        { kind: 'speech', utterance },
        { kind: 'pause', ms: Math.round(between(random, 300, 900)) },
      ]),
      row: { label: voice.voice, engine: voice.engine, known: knownVoices.includes(voice), long: false },
    };
  });
}

/** Clips of about three minutes: one voice that runs on, and a change of voice after every passage. */
export async function makeLongClips(
  { known, unseen }: { readonly known: readonly Voice[]; readonly unseen: readonly Voice[] },
  seed: number,
): Promise<readonly EvalClip[]> {
  const random = createRandom(seed + 1);
  const clips: EvalClip[] = [];
  const add = async (label: string, voices: readonly Voice[], isKnown: boolean) => {
    const utterances = await speakPassages(voices, 60, seed + 2 + clips.length, random);
    const row = { label, engine: '', known: isKnown, long: true };
    clips.push({ row, clip: joinClip(arrange(utterances, random)) });
  };
  if (known.length > 0) {
    await add('one known voice', [pick(random, known)], true);
    await add('many known voices', known, true);
  }
  if (unseen.length > 0) await add('unseen voices', unseen, false);
  return clips;
}

/** Passages of three to seven sentences, each by one voice. */
async function speakPassages(
  voices: readonly Voice[],
  count: number,
  seed: number,
  random: Random,
): Promise<readonly (readonly Utterance[])[]> {
  const lengths: number[] = [];
  for (let left = count; left > 0; left -= lengths.at(-1)!) {
    lengths.push(Math.min(left, Math.round(between(random, 3, 7))));
  }
  const speakers = lengths.flatMap((length) => {
    const voice = pick(random, voices);
    const settings = chooseSettings(voice, random);
    return Array.from({ length }, () => ({ voice, settings }));
  });
  const texts = drawHeldOutSentences(seed, count);
  const utterances = await speakAll(speakers.map((speaker, index) => ({ ...speaker, text: texts[index]! })));
  let spoken = 0;
  return lengths.map((length) => utterances.slice(spoken, (spoken += length)));
}

/** Sentences follow each other after 60 to 900 ms; between passages there is music or silence. */
function arrange(passages: readonly (readonly Utterance[])[], random: Random): readonly ClipPart[] {
  const parts: ClipPart[] = [musicPart(random)];
  for (const passage of passages) {
    parts.push({ kind: 'pause', ms: Math.round(between(random, 200, 800)) });
    for (const utterance of passage) {
      parts.push(
        { kind: 'speech', utterance },
        {
          kind: 'pause',
          ms: Math.round(random() < 0.4 ? between(random, 60, 250) : between(random, 250, 900)),
        },
      );
    }
    parts.push(
      random() < 0.5 ? musicPart(random) : { kind: 'silence', ms: Math.round(between(random, 2000, 6000)) },
    );
  }
  return parts;
}

function musicPart(random: Random): ClipPart {
  const seconds = Math.round(between(random, 3, 9));
  const theme = pick(random, [morning, journey, evening]);
  return { kind: 'music', samples: playTheme(theme, seconds * 1000, speechSampleRate) };
}
