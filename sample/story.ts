import type { SceneName } from './scenes/index.ts';
import type { ThemeName } from './soundtrack/music.ts';
import type { SpeakerId } from './speakers.ts';

/** The sample tells one day. A beat follows the one before it; a cut takes no time. */
export type Beat =
  /** What is talked about from here on. */
  | { readonly kind: 'topic'; readonly title: string }
  | { readonly kind: 'music'; readonly theme: ThemeName; readonly ms: number }
  /** Nothing sounds. */
  | { readonly kind: 'pause'; readonly ms: number }
  | { readonly kind: 'cut'; readonly scene: SceneName }
  /** The picture goes to black and comes back with the next scene; nothing sounds. */
  | { readonly kind: 'fade'; readonly scene: SceneName; readonly ms: number }
  | SentenceBeat;

export interface SentenceBeat {
  readonly kind: 'sentence';
  readonly speaker: SpeakerId;
  readonly text: string;
  /** What the sentence means, where it is in another language. The held-out rule looks at the English. */
  readonly english?: string;
  /** A cut this many frames after the sentence begins (negative: before), where snapping must decide. */
  readonly cut?: { readonly scene: SceneName; readonly framesAfterStart: number };
}

/** The scene before the first cut. */
export const openingScene: SceneName = 'sunrise';

/** Words that a person may want covered. */
export const rudeWords: readonly string[] = ['damn'];

/**
 * Every sentence is held out of the training and lies inside the starter's vocabulary. Pauses between
 * sentences are either short (cues must part closely) or long enough that no rule moves a cue's end far; cuts
 * lie within four frames of a sentence's start or well away from speech. Around the Spanish passage the pauses
 * are so long that no window of the recogniser reaches over them.
 */
export const story: readonly Beat[] = [
  topic('Breakfast in the kitchen'),
  music('morning', 3600),
  pause(700),
  narrator('Good morning, we will eat bread.', 'kitchen', -4),
  pause(240),
  narrator('Anna had bread and milk for breakfast.'),
  pause(1000),
  narrator('My father danced alone in the kitchen.'),
  pause(900),
  guest('Good morning, my mother is in the kitchen.'),
  pause(900),
  guest('Maria and Anna cut the onions in the kitchen.', 'onions', 2),
  pause(800),
  narrator('Add salt and onions, then mix the tomatoes.'),
  pause(1000),
  guest('The girl and the old man cook soup in the kitchen.', 'soup', -3),
  pause(800),
  narrator('Add milk and tomatoes, then cook the soup.'),
  pause(900),
  guest('We want to cook soup on Monday.'),
  pause(2400),

  topic('At the market and in the city'),
  narrator('Anna bought a hat and a map.', 'market', 3),
  pause(700),
  guest('How much is the small map?'),
  pause(900),
  narrator('On Sunday, the market was full of people.'),
  pause(800),
  guest('There are five people at the market.'),
  pause(700),
  cut('tomatoes'),
  pause(700),
  narrator('There are five tomatoes at the market.'),
  pause(900),
  narrator('People were waiting for the bus at the market.', 'street', -2),
  pause(800),
  guest('The bus to the market will come in nine minutes.'),
  pause(900),
  narrator('There are six birds in the city.'),
  pause(1500),
  narrator('The white car stopped near the window.'),
  pause(2200),
  narrator('The yellow bus stopped under the bridge.', 'bridge', -2),
  pause(3000),

  topic('By train'),
  narrator('We waited at the station for twenty minutes.', 'station', -2),
  pause(800),
  guest('When will the train stop at the river?'),
  pause(700),
  narrator('The train to the village will come in seven minutes.'),
  pause(3500),
  narrator('The yellow train stopped at the station.'),
  pause(900),
  cut('trainRide'),
  pause(1400),
  music('morning', 4200),
  pause(1800),
  guest('It is good to sleep on the train.'),
  pause(800),
  narrator('Maria sleeps on the train.'),
  pause(900),
  narrator('Anna is on the train in the afternoon.'),
  pause(900),
  narrator('The mountain is more beautiful than the sea.'),
  pause(1200),

  topic('On the farm'),
  cut('farm'),
  pause(1200),
  music('evening', 3400),
  pause(2400),
  farmer('Anna alimenta a los animales en la granja.', 'Anna feeds the animals on the farm.'),
  pause(900),
  farmer('Mi madre ve un caballo en la granja.', 'My mother sees a horse on the farm.'),
  pause(900),
  farmer('El caballo corre en la granja.', 'The horse runs on the farm.'),
  pause(900),
  farmer('Hay cuatro flores en la granja.', 'There are four flowers on the farm.'),
  pause(1000),
  farmer(
    'Los niños montan a caballo cerca del río.',
    'The children ride a horse near the river.',
    'river',
    -3,
  ),
  pause(900),
  farmer('El pato bebe agua cerca del río.', 'The duck drinks water near the river.'),
  pause(900),
  farmer('Hay cinco pájaros cerca del río.', 'There are five birds near the river.'),
  pause(3200),

  topic('On the beach, until the rain'),
  narrator('The brown dog played on the beach.', 'beach', 4),
  pause(260),
  narrator('My sister ran across the bridge while the children sang on the beach.'),
  pause(1000),
  guest('It is very hot, but the children swim.', 'swimming', -2),
  pause(900),
  narrator('People sat on the beach.'),
  pause(600),
  guest('There are five people on the beach.'),
  pause(1100),
  cut('rain'),
  pause(1400),
  narrator('Anna forgot the umbrella, so Maria ran home.'),
  pause(700),
  guest('Damn, it is windy again.'),
  pause(2300),
  guest('Where is the beautiful umbrella?'),
  pause(800),
  narrator('Yes, the umbrella is in the kitchen.'),
  pause(1800),

  topic('Music and dinner at home'),
  narrator('Peter plays the piano in the evening.', 'piano', 3),
  pause(900),
  guest('The girl plays the guitar in the evening.'),
  pause(900),
  narrator('They sang near the window.'),
  pause(900),
  cut('dancing'),
  pause(1300),
  music('evening', 7500),
  pause(800),
  cut('dinner'),
  pause(1400),
  narrator('The happy dog sat under the table.'),
  pause(500),
  narrator('Maria had cake and tea for dinner.'),
  pause(900),
  guest('I would like potatoes with milk.'),
  pause(2300),

  topic('Winter and night'),
  guest('Today it is very cold.', 'snow', -2),
  pause(800),
  guest('The children are on the farm and it is snowing.'),
  pause(2200),
  narrator('There are ten trees behind the house.'),
  pause(900),
  guest('Anna is happy because it is snowing.'),
  pause(700),
  { kind: 'fade', scene: 'night', ms: 1200 },
  pause(700),
  narrator('We talked about the garden at night.'),
  pause(800),
  narrator('They laughed in the garden.'),
  pause(800),
  guest('My friends look at the stars in the garden.'),
  pause(800),
  narrator('The sky is bigger than the sea.'),
  pause(2200),
  music('morning', 4300),
];

export function sentencesOf(beats: readonly Beat[]): readonly SentenceBeat[] {
  return beats.filter((beat) => beat.kind === 'sentence');
}

function topic(title: string): Beat {
  return { kind: 'topic', title };
}

function music(theme: ThemeName, ms: number): Beat {
  return { kind: 'music', theme, ms };
}

function pause(ms: number): Beat {
  return { kind: 'pause', ms };
}

function cut(scene: SceneName): Beat {
  return { kind: 'cut', scene };
}

function narrator(text: string, scene?: SceneName, framesAfterStart = 0): Beat {
  return { kind: 'sentence', speaker: 'narrator', text, ...cutTo(scene, framesAfterStart) };
}

function guest(text: string, scene?: SceneName, framesAfterStart = 0): Beat {
  return { kind: 'sentence', speaker: 'guest', text, ...cutTo(scene, framesAfterStart) };
}

function farmer(text: string, english: string, scene?: SceneName, framesAfterStart = 0): Beat {
  return { kind: 'sentence', speaker: 'farmer', text, english, ...cutTo(scene, framesAfterStart) };
}

function cutTo(scene: SceneName | undefined, framesAfterStart: number): Pick<SentenceBeat, 'cut'> {
  return scene === undefined ? {} : { cut: { scene, framesAfterStart } };
}
