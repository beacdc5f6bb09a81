import { cow, hen, horse, sheep } from '../drawing/farm-animals.ts';
import { anna, father, mother, person } from '../drawing/people.ts';
import { cloud, flower, hill, sun, tree } from '../drawing/scenery.ts';
import {
  circle,
  group,
  line,
  path,
  polygon,
  rectangle,
  repeat,
  swing,
  verticalGradient,
} from '../drawing/shapes.ts';
import type { Svg } from '../drawing/shapes.ts';
import type { Scene } from './scene.ts';

/** Three people on a farm: Anna feeds the hens, the mother watches the horse run, the farmer stands at his barn. */
export const farm: Scene = (seconds) =>
  land(seconds) + barn() + paddock(seconds) + people(seconds) + yard(seconds) + flowers(seconds);

function land(seconds: number): Svg {
  return (
    verticalGradient('farm-sky', ['#6ec3ee', '#e3f5fb'], [0, 0, 854, 270]) +
    sun(90, 70, 32, seconds) +
    cloud(260 + seconds * 4, 60, 0.8) +
    cloud(560 + seconds * 3, 86, 0.6) +
    hill(150, 300, 0.25, '#a9cf8b') +
    hill(180, 300, 0.7, '#95c076') +
    tree(36, 262, 1, seconds) +
    tree(420, 244, 0.8, seconds, '#6a994e') +
    rectangle(0, 246, 854, 234, '#86b85f') +
    path('M0 330Q420 300 854 340V480H0Z', { fill: '#9cc96f' })
  );
}

function barn(): Svg {
  return (
    rectangle(640, 150, 190, 150, '#b5342b') +
    polygon(
      [
        [624, 156],
        [660, 100],
        [735, 74],
        [810, 100],
        [846, 156],
      ],
      '#6f2a24',
    ) +
    rectangle(696, 204, 78, 96, '#8c2620') +
    path('M696 204H774V300H696ZM696 204L774 300M774 204L696 300', { stroke: '#fff7ec', width: 5 }) +
    rectangle(716, 116, 38, 36, '#fff7ec', 3) +
    rectangle(722, 122, 26, 24, '#4a2b20', 2)
  );
}

/** The horse runs to and fro behind the fence; a cow grazes. */
function paddock(seconds: number): Svg {
  const turn = (seconds % 9) / 9;
  const rightwards = turn < 0.5;
  const share = rightwards ? turn * 2 : 2 - turn * 2;
  return (
    cow({ x: 560, y: 322, scale: 0.8, facing: 'left', seconds }) +
    horse(
      { x: 110 + share * 300, y: 318, scale: 0.95, facing: rightwards ? 'right' : 'left', seconds },
      'run',
    ) +
    repeat(7, (index) => rectangle(18 + index * 96, 286, 10, 62, '#8a6a45', 2)) +
    rectangle(0, 298, 610, 8, '#a5825a') +
    rectangle(0, 322, 610, 8, '#a5825a')
  );
}

function people(seconds: number): Svg {
  return (
    person(father, {
      x: 668,
      y: 372,
      height: 176,
      facing: 'left',
      arms: [
        { shoulder: -12, elbow: 20 },
        { shoulder: 34, elbow: 40 },
      ],
      holding: line(
        [
          [6, -34],
          [-6, 44],
        ],
        '#7f5539',
        4,
      ),
    }) +
    path('M640 218Q656 196 676 198Q690 200 700 220Z', { fill: '#e9c46a' }) +
    person(mother, {
      x: 96,
      y: 420,
      height: 190,
      facing: 'right',
      arms: [
        { shoulder: -10, elbow: 14 },
        { shoulder: 84 + swing(seconds, 2.2) * 8, elbow: 12 },
      ],
    })
  );
}

/** Anna throws grain to the hens; a sheep comes for some. */
function yard(seconds: number): Svg {
  const hens = [
    [352, 442, 'left'],
    [410, 420, 'right'],
    [462, 452, 'left'],
    [530, 430, 'left'],
  ] as const;
  return (
    person(anna, {
      x: 280,
      y: 452,
      height: 206,
      facing: 'right',
      arms: [
        { shoulder: -6, elbow: 80 },
        { shoulder: 58 + swing(seconds, 1.2) * 16, elbow: 20 },
      ],
    }) +
    repeat(10, (index) => {
      const age = (seconds / 1.2 + index / 10) % 1;
      const x = 338 + age * (60 + (index % 4) * 34);
      return circle(x, 352 - 30 * age + 110 * age * age, 2.6, '#d8a31a');
    }) +
    hens
      .map(([x, y, facing], index) => hen({ x, y, scale: 1.15, facing, seconds: seconds + index * 0.37 }))
      .join('') +
    sheep({ x: 626, y: 456, scale: 1.15, facing: 'left', seconds })
  );
}

/** Exactly four. */
function flowers(seconds: number): Svg {
  return group(
    {},
    ...['#ff5d8f', '#ffffff', '#9c6ade', '#e63946'].map((colour, index) =>
      flower(712 + index * 38, 466 - (index % 2) * 14, 13, colour, seconds),
    ),
  );
}
