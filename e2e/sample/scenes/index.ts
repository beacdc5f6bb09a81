import { beach } from './beach.ts';
import { dinner } from './dinner.ts';
import { kitchen } from './kitchen.ts';
import { market } from './market.ts';
import { night } from './night.ts';
import { rain } from './rain.ts';
import type { Scene } from './scene.ts';
import { station } from './station.ts';
import { sunrise } from './sunrise.ts';
import { tomatoes } from './tomatoes.ts';
import { trainRide } from './train-ride.ts';

export const scenes = {
  sunrise,
  kitchen,
  market,
  tomatoes,
  station,
  trainRide,
  beach,
  rain,
  dinner,
  night,
} satisfies Record<string, Scene>;

export type SceneName = keyof typeof scenes;
