import { sleepingDog } from '../drawing/animals.ts';
import { anna, father, person } from '../drawing/people.ts';
import { flower, tree } from '../drawing/scenery.ts';
import {
  circle,
  ease,
  ellipse,
  glow,
  group,
  path,
  rectangle,
  repeat,
  scatter,
  swing,
  verticalGradient,
} from '../drawing/shapes.ts';
import type { Svg } from '../drawing/shapes.ts';
import type { Scene } from './scene.ts';

/** The garden by the sea at night, while the moon rises. */
export const night: Scene = (seconds, length) => {
  const moonY = 150 - ease(seconds, 0, length) * 64;
  return sky(seconds, moonY) + sea(seconds) + garden(seconds) + bench(seconds) + fireflies(seconds);
};

function sky(seconds: number, moonY: number): Svg {
  const shooting = (seconds % 6.5) / 6.5;
  return (
    verticalGradient('night-sky', ['#0b1037', '#1d2a6b', '#3f4f9a'], [0, 0, 854, 300]) +
    repeat(70, (index) =>
      circle(
        scatter(index, 1) * 854,
        scatter(index, 2) * 250,
        0.8 + scatter(index, 3) * 1.5,
        '#ffffff',
        0.55 + 0.45 * swing(seconds, 2 + scatter(index, 4) * 3, scatter(index, 5)),
      ),
    ) +
    (shooting > 0.4 && shooting < 0.55
      ? path(`M${200 + (shooting - 0.4) * 1500} ${50 + (shooting - 0.4) * 500}l-46 -15`, {
          stroke: '#ffffff',
          width: 2,
          opacity: 0.8,
        })
      : '') +
    glow('moonlight', 610, moonY, 150, '#fff6d6', 0.55) +
    circle(610, moonY, 42, '#fff6d6') +
    circle(596, moonY - 10, 8, '#ecdfb4') +
    circle(624, moonY + 12, 6, '#ecdfb4') +
    circle(618, moonY - 18, 4, '#ecdfb4')
  );
}

function sea(seconds: number): Svg {
  return (
    verticalGradient('night-sea', ['#22357a', '#142257'], [0, 290, 854, 90]) +
    repeat(9, (index) => {
      const width = 70 - index * 5 + swing(seconds, 2.2, index * 0.21) * 12;
      return rectangle(
        610 - width / 2 + swing(seconds, 3, index * 0.3) * 5,
        296 + index * 8,
        width,
        3,
        '#ffe9ae',
        1.5,
      );
    })
  );
}

function garden(seconds: number): Svg {
  const colours = ['#ff8fab', '#ffd6a5', '#bdb2ff', '#caffbf'];
  return (
    path('M0 366Q240 336 470 362T854 352V480H0Z', { fill: '#1b4332' }) +
    path('M0 404Q300 372 854 410V480H0Z', { fill: '#163a2b' }) +
    tree(90, 400, 2, seconds, '#23533d') +
    tree(800, 392, 1.4, seconds, '#23533d') +
    repeat(9, (index) =>
      flower(480 + index * 40, 436 + (index % 3) * 14, 8, colours[index % colours.length]!, seconds),
    ) +
    path('M104 268Q140 216 176 226V246', { stroke: '#4d3626', width: 4 }) +
    lantern(176, 250, seconds) +
    rectangle(434, 300, 6, 118, '#0f2a20') +
    lantern(437, 286, seconds + 0.8)
  );
}

function lantern(x: number, y: number, seconds: number): Svg {
  const flicker = 0.62 + 0.08 * swing(seconds, 0.9) + 0.05 * swing(seconds, 0.37);
  return (
    glow(`lantern-${x}`, x, y + 12, 90, '#ffcf70', flicker) +
    rectangle(x - 11, y, 22, 28, '#ffe08a', 4) +
    rectangle(x - 14, y - 5, 28, 6, '#3d2b1f', 2) +
    rectangle(x - 14, y + 27, 28, 5, '#3d2b1f', 2)
  );
}

function bench(seconds: number): Svg {
  const gesture = swing(seconds, 1.9) * 14;
  return (
    rectangle(214, 372, 172, 10, '#6f4e37', 4) +
    rectangle(214, 332, 172, 12, '#6f4e37', 4) +
    rectangle(226, 382, 8, 44, '#4d3626') +
    rectangle(366, 382, 8, 44, '#4d3626') +
    person(father, {
      x: 262,
      y: 434,
      height: 190,
      facing: 'right',
      lean: swing(seconds, 3.4) * 1.5,
      arms: [
        { shoulder: 14, elbow: 30 },
        { shoulder: 46 + gesture, elbow: 40 },
      ],
    }) +
    person(anna, {
      x: 344,
      y: 432,
      height: 172,
      facing: 'left',
      lean: swing(seconds, 2.9) * 1.5,
      mouth: swing(seconds, 0.9) > 0.3 ? 'open' : 'smile',
      arms: [
        { shoulder: 12, elbow: 30 },
        { shoulder: 34 - gesture, elbow: 46 },
      ],
    }) +
    group({ x: 560, y: 470 }, ellipse(4, 0, 52, 7, '#0f2a20')) +
    sleepingDog({ x: 560, y: 470, scale: 1.1, facing: 'left', seconds })
  );
}

function fireflies(seconds: number): Svg {
  return repeat(12, (index) => {
    const x =
      60 + scatter(index, 6) * 760 + swing(seconds, 5 + scatter(index, 7) * 4, scatter(index, 8)) * 22;
    const y = 330 + scatter(index, 9) * 120 + swing(seconds, 4, scatter(index, 10)) * 10;
    const shine = Math.max(0, swing(seconds, 2.6, scatter(index, 11)));
    return circle(x, y, 5, '#e9ff70', 0.25 * shine) + circle(x, y, 2, '#f4ffb0', shine);
  });
}
