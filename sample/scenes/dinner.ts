import { sittingDog } from '../drawing/animals.ts';
import { anna, father, maria, mother, person } from '../drawing/people.ts';
import {
  circle,
  ellipse,
  glow,
  group,
  line,
  path,
  polygon,
  rectangle,
  repeat,
  scatter,
  swing,
} from '../drawing/shapes.ts';
import type { Svg } from '../drawing/shapes.ts';
import type { Scene } from './scene.ts';

/** Evening at the table; the dog sits under it. */
export const dinner: Scene = (seconds) => room(seconds) + family(seconds) + table(seconds) + lamp(seconds);

function room(seconds: number): Svg {
  return (
    rectangle(0, 0, 854, 480, '#7c3f44') +
    repeat(12, (index) => rectangle(index * 76, 0, 38, 380, '#844549')) +
    rectangle(0, 376, 854, 104, '#5a3a2e') +
    rectangle(0, 370, 854, 8, '#a9713f') +
    rectangle(70, 70, 130, 150, '#e7c9a0', 5) +
    rectangle(80, 80, 110, 130, '#2b3a67') +
    repeat(9, (index) =>
      circle(
        86 + scatter(index, 1) * 98,
        86 + scatter(index, 2) * 110,
        1.4,
        '#ffffff',
        0.6 + 0.4 * swing(seconds, 2, scatter(index, 3)),
      ),
    ) +
    rectangle(133, 80, 4, 130, '#e7c9a0') +
    rectangle(80, 143, 110, 4, '#e7c9a0') +
    rectangle(650, 84, 128, 92, '#d9a066', 4) +
    rectangle(658, 92, 112, 76, '#a8dcf0') +
    polygon(
      [
        [658, 168],
        [700, 116],
        [740, 168],
      ],
      '#6a994e',
    ) +
    polygon(
      [
        [706, 168],
        [742, 128],
        [770, 168],
      ],
      '#588157',
    ) +
    circle(744, 110, 8, '#ffd166')
  );
}

function family(seconds: number): Svg {
  const nod = (phase: number) => swing(seconds, 2.6, phase) * 1.6;
  const eating = (phase: number) => 40 + Math.max(0, swing(seconds, 2.4, phase)) * 62;
  return (
    person(father, {
      x: 206,
      y: 452,
      height: 244,
      lean: nod(0),
      arms: [
        { shoulder: -24, elbow: 60 },
        { shoulder: 30, elbow: -eating(0.3) },
      ],
    }) +
    person(maria, {
      x: 344,
      y: 450,
      height: 228,
      lean: nod(0.3),
      arms: [
        { shoulder: -28, elbow: 50 },
        { shoulder: 28, elbow: -eating(0) },
      ],
    }) +
    person(anna, {
      x: 508,
      y: 450,
      height: 226,
      lean: nod(0.6),
      mouth: swing(seconds, 1.2) > 0 ? 'open' : 'smile',
      arms: [
        { shoulder: -30, elbow: eating(0.55) },
        { shoulder: 26, elbow: -50 },
      ],
    }) +
    person(mother, {
      x: 648,
      y: 452,
      height: 238,
      lean: nod(0.8),
      arms: [
        { shoulder: -26, elbow: eating(0.8) },
        { shoulder: 24, elbow: -56 },
      ],
    })
  );
}

function table(seconds: number): Svg {
  return (
    rectangle(146, 372, 18, 108, '#7f5539') +
    rectangle(690, 372, 18, 108, '#7f5539') +
    rectangle(166, 382, 522, 98, '#3c2620', 0) +
    sittingDog({ x: 424, y: 470, scale: 1.12, facing: 'right', seconds }) +
    polygon(
      [
        [130, 340],
        [724, 340],
        [748, 366],
        [106, 366],
      ],
      '#fff7ec',
    ) +
    path(
      'M106 366H748V384q-20 12 -40 0t-40 0t-40 0t-40 0t-40 0t-40 0t-40 0t-40 0t-40 0t-40 0t-40 0t-40 0t-40 0t-40 0t-40 0t-42 0z',
      { fill: '#f2e3cf' },
    ) +
    [206, 340, 512, 646].map((x) => ellipse(x, 354, 34, 6, '#c9dbe6')).join('') +
    cake(424) +
    milkJug(586)
  );
}

function cake(x: number): Svg {
  return (
    ellipse(x, 352, 56, 8, '#c9dbe6') +
    rectangle(x - 42, 312, 84, 38, '#c6803f', 6) +
    rectangle(x - 42, 326, 84, 8, '#fff7ec') +
    path(
      `M${x - 42} 316q0 -12 12 -12h60q12 0 12 12q-4 12 -12 2q-6 12 -14 0q-8 12 -16 0q-8 12 -16 0q-8 12 -14 0q-8 8 -12 -2z`,
      { fill: '#ffd6e0' },
    ) +
    [-22, 0, 22].map((dx) => circle(x + dx, 302, 6, '#d62828')).join('')
  );
}

function milkJug(x: number): Svg {
  return (
    path(`M${x - 14} 354Q${x - 24} 330 ${x - 12} 304H${x + 14}Q${x + 24} 330 ${x + 14} 354Z`, {
      fill: '#ffffff',
    }) +
    path(`M${x + 18} 314q16 2 8 22q-4 8 -10 6`, { stroke: '#ffffff', width: 5 }) +
    path(`M${x - 10} 318h22`, { stroke: '#4c78a8', width: 4 })
  );
}

function lamp(seconds: number): Svg {
  const sway = swing(seconds, 4) * 1.5;
  return group(
    { x: 424, y: 0, turn: sway },
    line(
      [
        [0, 0],
        [0, 60],
      ],
      '#2d1e1b',
      4,
    ),
    glow('lamp-light', 0, 120, 330, '#ffd98a', 0.34),
    path('M-58 104Q-46 58 0 56Q46 58 58 104Z', { fill: '#2a9d8f' }),
    ellipse(0, 104, 58, 9, '#fff3c4'),
  );
}
