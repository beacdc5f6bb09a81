import { beach } from './beach.ts';
import { bridge } from './bridge.ts';
import { dinner } from './dinner.ts';
import { farm } from './farm.ts';
import { kitchen } from './kitchen.ts';
import { market } from './market.ts';
import { dancing, piano } from './music-room.ts';
import { night } from './night.ts';
import { onions } from './onions.ts';
import { rain } from './rain.ts';
import { river } from './river.ts';
import type { Scene } from './scene.ts';
import { snow } from './snow.ts';
import { soup } from './soup.ts';
import { station } from './station.ts';
import { street } from './street.ts';
import { sunrise } from './sunrise.ts';
import { swimming } from './swimming.ts';
import { tomatoes } from './tomatoes.ts';
import { trainRide } from './train-ride.ts';

/** A drawing, and what is seen in it, to be looked for by words. */
export interface SceneEntry {
  readonly draw: Scene;
  readonly shows: string;
}

export const scenes = {
  sunrise: { draw: sunrise, shows: 'the sun rises over a village with a church between hills' },
  kitchen: {
    draw: kitchen,
    shows: 'a breakfast table with bread and milk in a kitchen, and a man who dances beside the stove',
  },
  onions: { draw: onions, shows: 'two women cut onions with knives on a kitchen worktop with tomatoes' },
  soup: { draw: soup, shows: 'an old man and a girl stir a big pot of soup on a stove' },
  market: { draw: market, shows: 'a woman at a market stall that sells hats and maps' },
  tomatoes: { draw: tomatoes, shows: 'five red tomatoes in a wooden crate' },
  street: {
    draw: street,
    shows: 'people wait at a bus stop in a city street, birds sit on a wire, a white car drives by a shop',
  },
  bridge: { draw: bridge, shows: 'a yellow bus under a stone bridge' },
  station: { draw: station, shows: 'people wait on the platform of a railway station under a clock' },
  trainRide: { draw: trainRide, shows: 'a yellow train rides through green hills, a passenger sleeps' },
  farm: {
    draw: farm,
    shows: 'a farm with a red barn, a running horse, a cow and a sheep; a woman feeds the hens',
  },
  river: {
    draw: river,
    shows: 'two children ride a horse along a river, a yellow duck swims, a sheep sleeps, birds fly',
  },
  beach: { draw: beach, shows: 'a brown dog plays with a ball on the beach while children sing' },
  swimming: { draw: swimming, shows: 'children swim in the sea, people sit on the beach under parasols' },
  rain: { draw: rain, shows: 'a sad woman stands in the rain and another one runs home' },
  piano: {
    draw: piano,
    shows: 'a man plays the piano, a girl plays the guitar, two people sing at a window',
  },
  dancing: { draw: dancing, shows: 'a girl and a boy dance to piano music under coloured lights' },
  dinner: { draw: dinner, shows: 'a family eats cake at the dinner table, a dog sits under it' },
  snow: { draw: snow, shows: 'children play in the snow beside a snowman on a winter farm' },
  night: { draw: night, shows: 'two people talk in a garden at night under the moon and the stars' },
} satisfies Record<string, SceneEntry>;

export type SceneName = keyof typeof scenes;
