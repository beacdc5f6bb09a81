import type { SceneName } from './scenes/index.ts';

/** The sample tells one day. A beat follows the one before it; a cut takes no time. */
export type Beat =
  | { readonly kind: 'music'; readonly ms: number }
  /** Nothing sounds. */
  | { readonly kind: 'pause'; readonly ms: number }
  | { readonly kind: 'cut'; readonly scene: SceneName }
  /** The picture goes to black and comes back with the next scene; nothing sounds. */
  | { readonly kind: 'fade'; readonly scene: SceneName; readonly ms: number }
  | {
      readonly kind: 'sentence';
      readonly text: string;
      /** A cut this many frames after the sentence begins (negative: before), where snapping must decide. */
      readonly cut?: { readonly scene: SceneName; readonly framesAfterStart: number };
    };

export const narrator = { voice: 'slt', settings: [1.2] } as const;

/** The scene before the first cut. */
export const openingScene: SceneName = 'sunrise';

/**
 * Every sentence is held out of the training and lies inside the starter's vocabulary. Pauses between
 * sentences are either short (cues must part closely) or long enough that no rule moves a cue's end far; cuts
 * lie within four frames of a sentence's start or well away from speech.
 */
export const story: readonly Beat[] = [
  { kind: 'music', ms: 3600 },
  { kind: 'pause', ms: 700 },
  sentence('Good morning, we will eat bread.', 'kitchen', -4),
  { kind: 'pause', ms: 240 },
  sentence('Anna had bread and milk for breakfast.'),
  { kind: 'pause', ms: 1000 },
  sentence('My father danced alone in the kitchen.'),
  { kind: 'pause', ms: 900 },
  sentence('Anna bought a hat and a map.', 'market', 3),
  { kind: 'pause', ms: 700 },
  { kind: 'cut', scene: 'tomatoes' },
  { kind: 'pause', ms: 700 },
  sentence('There are five tomatoes at the market.'),
  { kind: 'pause', ms: 900 },
  sentence('We waited at the station for twenty minutes.', 'station', -2),
  { kind: 'pause', ms: 3500 },
  sentence('The yellow train stopped at the station.'),
  { kind: 'pause', ms: 700 },
  { kind: 'cut', scene: 'trainRide' },
  { kind: 'music', ms: 4200 },
  { kind: 'pause', ms: 600 },
  sentence('It is good to sleep on the train.'),
  { kind: 'pause', ms: 900 },
  sentence('The brown dog played on the beach.', 'beach', 4),
  { kind: 'pause', ms: 260 },
  sentence('My sister ran across the bridge while the children sang on the beach.'),
  { kind: 'pause', ms: 750 },
  { kind: 'cut', scene: 'rain' },
  { kind: 'pause', ms: 750 },
  sentence('Anna forgot the umbrella, so Maria ran home.'),
  { kind: 'pause', ms: 1100 },
  sentence('The happy dog sat under the table.', 'dinner', -4),
  { kind: 'pause', ms: 220 },
  sentence('The cake with milk is very good.'),
  { kind: 'pause', ms: 700 },
  { kind: 'fade', scene: 'night', ms: 1200 },
  { kind: 'pause', ms: 700 },
  sentence('We talked about the garden at night.'),
  { kind: 'pause', ms: 800 },
  sentence('The sky is bigger than the sea.'),
  { kind: 'pause', ms: 700 },
  { kind: 'music', ms: 4300 },
];

export function sentencesOf(beats: readonly Beat[]): readonly string[] {
  return beats.flatMap((beat) => (beat.kind === 'sentence' ? [beat.text] : []));
}

function sentence(text: string, scene?: SceneName, framesAfterStart = 0): Beat {
  return { kind: 'sentence', text, ...(scene === undefined ? {} : { cut: { scene, framesAfterStart } }) };
}
