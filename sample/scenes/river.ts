import { distantBird } from '../drawing/animals.ts';
import { duck, horse, sheep } from '../drawing/farm-animals.ts';
import { children, person } from '../drawing/people.ts';
import { cloud, hill, tree } from '../drawing/scenery.ts';
import { path, polygon, rectangle, repeat, swing, verticalGradient } from '../drawing/shapes.ts';
import type { Svg } from '../drawing/shapes.ts';
import type { Scene } from './scene.ts';

/** Two children ride a horse along the river; a duck drinks, a sheep sleeps, five birds fly over. */
export const river: Scene = (seconds, length) =>
  valley(seconds) + birds(seconds) + riders(seconds, length) + water(seconds) + bank(seconds);

function valley(seconds: number): Svg {
  return (
    verticalGradient('river-sky', ['#7fc8ee', '#f3fafc'], [0, 0, 854, 280]) +
    cloud(180 + seconds * 4, 52, 0.7) +
    polygon(
      [
        [380, 220],
        [540, 60],
        [700, 220],
      ],
      '#9aa9b8',
    ) +
    polygon(
      [
        [502, 98],
        [540, 60],
        [578, 98],
        [556, 92],
        [540, 108],
        [524, 92],
      ],
      '#ffffff',
    ) +
    hill(140, 300, 0.2, '#a9cf8b') +
    hill(170, 300, 0.85, '#8fbb70') +
    tree(720, 250, 1.2, seconds) +
    tree(60, 250, 1.1, seconds, '#6a994e') +
    rectangle(0, 244, 854, 80, '#93c46c')
  );
}

function birds(seconds: number): Svg {
  return repeat(5, (index) =>
    distantBird(
      240 + index * 62 + swing(seconds, 9) * 40,
      96 + (index % 2) * 34 + swing(seconds, 3, index * 0.2) * 5,
      16,
      seconds + index * 0.17,
      '#2f3e4e',
    ),
  );
}

function riders(seconds: number, length: number): Svg {
  const x = 150 + (seconds / length) * 420;
  const bounce = swing(seconds, 0.65) * 1.2;
  const seated = [
    person(children[2]!, {
      x: -16,
      y: -58 + bounce,
      height: 78,
      facing: 'right',
      lean: swing(seconds, 1.3) * 3,
    }),
    person(children[1]!, {
      x: 10,
      y: -56 + bounce,
      height: 78,
      facing: 'right',
      arms: [
        { shoulder: 30, elbow: 40 },
        { shoulder: 40, elbow: 40 },
      ],
      mouth: swing(seconds, 1.9) > 0 ? 'open' : 'smile',
    }),
    // The horse's near side hides the legs.
    path('M-44 -64Q-4 -82 40 -66L36 -48Q-4 -38 -44 -48Z', { fill: '#8a5532' }),
    path('M-30 -76Q-4 -68 26 -76L20 -60Q-4 -54 -24 -60Z', { fill: '#c1121f' }),
  ].join('');
  return horse({ x, y: 316, scale: 1.25, seconds }, 'walk', seated);
}

function water(seconds: number): Svg {
  const ripples = repeat(6, (index) => {
    const x = ((index * 173 + seconds * 22) % 960) - 60;
    return path(`M${x} ${350 + (index % 3) * 22}q14 -6 28 0t28 0`, { stroke: '#bfe9f4', width: 3 });
  });
  return (
    rectangle(0, 316, 854, 120, '#3d9bcf') +
    path('M0 320H854V326Q640 338 430 330Q220 318 0 332Z', { fill: '#93c46c' }) +
    path('M0 326Q220 312 430 328T854 320V414Q640 398 420 416T0 408Z', { fill: '#3d9bcf' }) +
    path('M0 338Q220 324 430 340T854 332V346Q640 338 430 352T0 350Z', { fill: '#55b0dd' }) +
    ripples +
    duck({ x: 560 + swing(seconds, 8) * 18, y: 386, scale: 1.35, facing: 'left', seconds })
  );
}

function bank(seconds: number): Svg {
  return (
    path('M0 408Q210 418 420 412T854 404V480H0Z', { fill: '#7db356' }) +
    repeat(9, (index) => {
      const x = 330 + index * 60;
      return path(`M${x} 420q-3 -18 -8 -26M${x} 420q0 -20 3 -32M${x} 420q5 -14 10 -22`, {
        stroke: '#5c9140',
        width: 3,
      });
    }) +
    sheep({ x: 172, y: 462, scale: 1.7, facing: 'right', seconds }, true)
  );
}
