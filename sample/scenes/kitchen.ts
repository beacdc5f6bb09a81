import { sittingCat } from '../drawing/animals.ts';
import { anna, father, mother, person } from '../drawing/people.ts';
import { cloud, hill, sun } from '../drawing/scenery.ts';
import {
  circle,
  clipped,
  ellipse,
  group,
  line,
  path,
  polygon,
  rectangle,
  repeat,
  swing,
} from '../drawing/shapes.ts';
import type { Svg } from '../drawing/shapes.ts';
import type { Scene } from './scene.ts';

/** Breakfast; the father dances beside the stove. */
export const kitchen: Scene = (seconds) =>
  room() + view(seconds) + shelf() + stove(seconds) + dancer(seconds) + table(seconds);

function room(): Svg {
  return (
    rectangle(0, 0, 854, 480, '#fbe3bf') +
    repeat(14, (index) => rectangle(index * 64, 0, 30, 380, '#f8dbb0')) +
    rectangle(0, 372, 854, 10, '#d9a066') +
    rectangle(0, 382, 854, 98, '#c98b53') +
    repeat(9, (index) =>
      line(
        [
          [index * 110 - 20, 480],
          [index * 100 + 20, 382],
        ],
        '#b97c46',
        2,
      ),
    )
  );
}

function view(seconds: number): Svg {
  const glass = [330, 62, 196, 150] as const;
  return (
    rectangle(318, 50, 220, 174, '#ffffff', 6) +
    clipped(
      'kitchen-window',
      glass,
      rectangle(...glass, '#a8dcf0') +
        sun(486, 104, 20, seconds) +
        cloud(380 + seconds * 4, 100, 0.6) +
        group({ x: 250, y: 40, scale: 0.42 }, hill(240, 420, 0.3, '#8ab17d'), hill(300, 440, 0.8, '#6a994e')),
    ) +
    rectangle(425, 62, 6, 150, '#ffffff') +
    rectangle(330, 132, 196, 6, '#ffffff') +
    rectangle(306, 212, 244, 16, '#e7c9a0', 4) +
    sittingCat({ x: 366, y: 214, scale: 0.95, seconds }) +
    curtain(296, 1, seconds) +
    curtain(560, -1, seconds)
  );
}

function curtain(x: number, side: number, seconds: number): Svg {
  const sway = swing(seconds, 4) * 4 * side;
  return path(
    `M${x} 40H${x + 64 * side}Q${x + 54 * side} 130 ${x + 22 * side + sway} 196Q${x + 10 * side} 204 ${x} 200Z`,
    {
      fill: '#e76f51',
    },
  );
}

function shelf(): Svg {
  const jars = ['#e4572e', '#ffbe0b', '#2a9d8f', '#9c6ade'];
  return (
    rectangle(60, 150, 190, 10, '#a9713f', 3) +
    jars
      .map(
        (colour, index) =>
          rectangle(76 + index * 44, 110, 28, 40, colour, 6) +
          rectangle(78 + index * 44, 102, 24, 10, '#7f5539', 3),
      )
      .join('') +
    circle(120, 64, 26, '#ffffff') +
    circle(120, 64, 21, '#f7f3ea') +
    line(
      [
        [120, 64],
        [120, 50],
      ],
      '#3d405b',
      3,
    ) +
    line(
      [
        [120, 64],
        [111, 71],
      ],
      '#3d405b',
      3,
    )
  );
}

function stove(seconds: number): Svg {
  return (
    rectangle(600, 262, 150, 120, '#e9ecef', 6) +
    rectangle(616, 300, 118, 66, '#495057', 6) +
    rectangle(626, 310, 98, 40, '#ffb703', 4) +
    repeat(4, (index) => circle(624 + index * 34, 280, 6, '#6c757d')) +
    rectangle(638, 234, 60, 28, '#e63946', 6) +
    rectangle(698, 240, 26, 7, '#3d405b', 3) +
    repeat(3, (index) => {
      const age = (seconds * 0.5 + index / 3) % 1;
      return circle(656 + index * 12, 228 - age * 50, 5 + age * 6, '#ffffff', 0.55 * (1 - age));
    })
  );
}

function dancer(seconds: number): Svg {
  const beat = swing(seconds, 1.1);
  return person(father, {
    x: 556 + beat * 16,
    y: 412 - Math.abs(swing(seconds, 1.1)) * 6,
    height: 232,
    steps: seconds / 1.1,
    lean: beat * 5,
    arms: [
      { shoulder: -95 - beat * 35, elbow: -40 },
      { shoulder: 95 - beat * 35, elbow: 40 },
    ],
    mouth: 'open',
    holding: group({ turn: -60 }, rectangle(-2, -26, 5, 28, '#7f5539', 2), ellipse(0, -32, 6, 9, '#a9713f')),
  });
}

function table(seconds: number): Svg {
  const bite = Math.max(0, swing(seconds, 2.8));
  return (
    person(mother, {
      x: 96,
      y: 450,
      height: 236,
      facing: 'right',
      arms: [
        { shoulder: 20, elbow: 50 },
        { shoulder: 24 + swing(seconds, 1.7) * 6, elbow: 60 },
      ],
    }) +
    person(anna, {
      x: 256,
      y: 464,
      height: 226,
      arms: [
        { shoulder: -20, elbow: 60 },
        { shoulder: 30, elbow: -60 - bite * 70 },
      ],
      mouth: bite > 0.75 ? 'open' : 'smile',
      holding: rectangle(-8, -6, 16, 10, '#e0a458', 4),
    }) +
    polygon(
      [
        [20, 396],
        [452, 396],
        [470, 420],
        [2, 420],
      ],
      '#8fb8de',
    ) +
    rectangle(2, 418, 468, 12, '#6f9cc8') +
    rectangle(30, 430, 16, 50, '#a9713f') +
    rectangle(424, 430, 16, 50, '#a9713f') +
    bread() +
    milk(350) +
    ellipse(248, 404, 40, 7, '#ffffff')
  );
}

function bread(): Svg {
  return (
    ellipse(132, 404, 56, 8, '#e9c46a') +
    path('M84 402Q78 372 108 376Q132 364 158 376Q186 374 180 402Z', { fill: '#c6803f' }) +
    path('M104 380l8 14M128 374l8 16M152 376l8 16', { stroke: '#f2d4a2', width: 4 })
  );
}

function milk(x: number): Svg {
  return (
    path(`M${x} 404V356Q${x} 344 ${x + 8} 340V326H${x + 26}V340Q${x + 34} 344 ${x + 34} 356V404Z`, {
      fill: '#ffffff',
    }) +
    rectangle(x + 6, 318, 22, 12, '#4c78a8', 3) +
    rectangle(x, 366, 34, 20, '#a8dcf0') +
    path(`M${x + 58} 368h26l-3 36h-20z`, { fill: '#f1fbff', stroke: '#cfe8f3', width: 2 }) +
    path(`M${x + 60} 380h22l-2 22h-18z`, { fill: '#ffffff' })
  );
}
