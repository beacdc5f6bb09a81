import { anna, children, father, maria, mother, peter, person } from '../drawing/people.ts';
import type { Look } from '../drawing/people.ts';
import { sun, wave } from '../drawing/scenery.ts';
import {
  circle,
  clipped,
  ellipse,
  group,
  path,
  polygon,
  rectangle,
  repeat,
  swing,
  verticalGradient,
} from '../drawing/shapes.ts';
import type { Svg } from '../drawing/shapes.ts';
import type { Scene } from './scene.ts';

/** A hot day: three children swim in the sea, five grown people sit on the beach. */
export const swimming: Scene = (seconds) => sky(seconds) + sea(seconds) + sand(seconds) + sitters(seconds);

function sky(seconds: number): Svg {
  return verticalGradient('hot-sky', ['#2fa8e8', '#fff2c9'], [0, 0, 854, 150]) + sun(700, 66, 42, seconds);
}

function sea(seconds: number): Svg {
  return (
    verticalGradient('deep', ['#1b86bf', '#58d0dc'], [0, 140, 854, 190]) +
    sail(140 + seconds * 5, 150, 0.8, '#ffffff', seconds) +
    sail(420 + seconds * 4, 144, 0.6, '#ffd166', seconds + 1) +
    wave(174, seconds, 10, '#8fdbe8', 0.5) +
    repeat(3, (index) =>
      swimmer(children[index]!, 230 + index * 180, 232 + (index % 2) * 26, seconds + index),
    ) +
    wave(296, seconds, 16, '#d6f6fa', 0.7)
  );
}

function sail(x: number, y: number, scale: number, colour: string, seconds: number): Svg {
  return group(
    { x, y: y + swing(seconds, 3) * 2, scale },
    path('M-34 0H34L22 16H-22Z', { fill: '#c1121f' }),
    rectangle(-2, -58, 4, 58, '#6f4e37'),
    polygon(
      [
        [4, -56],
        [4, -6],
        [34, -6],
      ],
      colour,
    ),
  );
}

/** Head, shoulders and an arm that comes round; the water hides the rest. */
function swimmer(look: Look, x: number, y: number, seconds: number): Svg {
  const at = x + seconds * 7;
  const arm = ((seconds / 1.4) % 1) * 360;
  return (
    clipped(
      `swimmer-${look.shirt.slice(1)}`,
      [at - 90, y - 130, 180, 130],
      person(look, {
        x: at,
        y: y + 70 + swing(seconds, 1.4) * 3,
        height: 112,
        facing: 'right',
        lean: 16,
        arms: [
          { shoulder: 200 - arm, elbow: 8 },
          { shoulder: 20 - arm, elbow: 8 },
        ],
        mouth: 'open',
      }),
    ) +
    ellipse(at - 4, y, 46, 7, '#e8fbfd', 0.85) +
    repeat(3, (index) =>
      circle(at - 34 - index * 13, y - 4 - Math.abs(swing(seconds, 0.7, index / 3)) * 12, 4, '#ffffff', 0.85),
    )
  );
}

function sand(seconds: number): Svg {
  const tide = swing(seconds, 5) * 5;
  return (
    path(`M0 ${322 + tide}Q210 ${304 + tide} 430 ${322 + tide}T854 ${314 + tide}V480H0Z`, {
      fill: '#e9f8f9',
    }) +
    path(`M0 ${332 + tide * 0.6}Q210 ${316 + tide * 0.6} 430 334T854 324V480H0Z`, { fill: '#f4d58d' }) +
    repeat(24, (index) => circle((index * 97) % 854, 366 + ((index * 41) % 108), 2, '#d9b66a')) +
    parasol(212, '#e63946') +
    parasol(640, '#2a9d8f')
  );
}

function parasol(x: number, colour: string): Svg {
  return group(
    { x, y: 440 },
    rectangle(-3, -170, 6, 170, '#fff7ec', 3),
    path('M-92 -150Q0 -222 92 -150Z', { fill: colour }),
    path('M-32 -150Q-26 -186 0 -190Q26 -186 32 -150Z', { fill: '#fff7ec' }),
  );
}

function sitters(seconds: number): Svg {
  const places = [
    [father, 92, 452, 'right', '#4c78a8'],
    [mother, 268, 462, 'left', '#ffbe0b'],
    [peter, 430, 448, 'right', '#ff5d8f'],
    [maria, 596, 462, 'right', '#9c6ade'],
    [anna, 752, 456, 'left', '#8ac926'],
  ] as const;
  return places
    .map(([look, x, y, facing, towel], index) => {
      const side = facing === 'right' ? 1 : -1;
      return (
        ellipse(x + side * 26, y + 4, 72, 9, towel) +
        person(look, {
          x,
          y,
          height: 168,
          facing,
          seat: 'ground',
          arms: [
            { shoulder: -34, elbow: 6 },
            { shoulder: 24, elbow: 30 + swing(seconds, 2.6, index / 5) * 14 },
          ],
          mouth: swing(seconds, 2.3, index / 5) > 0.5 ? 'open' : 'smile',
        })
      );
    })
    .join('');
}
