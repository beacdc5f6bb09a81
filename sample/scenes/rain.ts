import { sittingCat } from '../drawing/animals.ts';
import { anna, maria, person } from '../drawing/people.ts';
import { cloud, house, tree } from '../drawing/scenery.ts';
import {
  ellipse,
  group,
  path,
  polygon,
  rectangle,
  repeat,
  scatter,
  swing,
  verticalGradient,
} from '../drawing/shapes.ts';
import type { Svg } from '../drawing/shapes.ts';
import type { Scene } from './scene.ts';

/** Rain in the street: Anna waits at a shop, Maria runs home. */
export const rain: Scene = (seconds) =>
  street(seconds) + shop(seconds) + puddles(seconds) + runner(seconds) + drops(seconds);

function street(seconds: number): Svg {
  return (
    verticalGradient('rain-sky', ['#4a5568', '#7b8798', '#9aa5b1']) +
    cloud(120 + seconds * 9, 60, 1.7, '#5d6879', 0.95) +
    cloud(430 + seconds * 7, 40, 1.9, '#566172', 0.95) +
    cloud(760 + seconds * 8, 66, 1.6, '#5d6879', 0.95) +
    house(520, 350, 2, { wall: '#8f8a86', roof: '#5b4a52', windows: '#ffd98a' }) +
    house(690, 350, 1.7, { wall: '#7d8791', roof: '#4a4e5e', windows: '#ffd98a' }) +
    tree(800, 356, 1.3, seconds * 1.8, '#47604f') +
    rectangle(0, 346, 854, 28, '#6b717a') +
    rectangle(0, 374, 854, 106, '#4b515b') +
    repeat(6, (index) => rectangle(index * 160 + 20, 424, 80, 8, '#7d838c', 3))
  );
}

function shop(seconds: number): Svg {
  return (
    rectangle(0, 96, 280, 254, '#6d5a5a') +
    rectangle(28, 190, 110, 96, '#ffe3a3', 4) +
    rectangle(80, 190, 5, 96, '#584848') +
    sittingCat({ x: 58, y: 286, scale: 0.8, seconds }) +
    rectangle(176, 192, 76, 158, '#4d3d3d', 4) +
    repeat(7, (index) =>
      polygon(
        [
          [index * 40, 140],
          [index * 40 + 40, 140],
          [index * 44 + 44, 184],
          [index * 44, 184],
        ],
        index % 2 === 0 ? '#3f7d8c' : '#d8e2e4',
      ),
    ) +
    person(anna, {
      x: 236,
      y: 404,
      height: 208,
      facing: 'right',
      mouth: 'sad',
      arms: [
        { shoulder: 10, elbow: 40 },
        { shoulder: 62 + swing(seconds, 2.4) * 5, elbow: 24 },
      ],
    })
  );
}

function runner(seconds: number): Svg {
  const x = 340 + ((seconds * 104) % 700);
  return person(maria, {
    x,
    y: 442,
    height: 212,
    facing: 'right',
    steps: seconds * 1.5,
    lean: 10,
    mouth: 'open',
    arms: [
      { shoulder: 150, elbow: 20 },
      { shoulder: 150, elbow: 24 },
    ],
    holding: group({ turn: -8 }, rectangle(-22, -12, 40, 14, '#8d5a2b', 4)),
  });
}

function puddles(seconds: number): Svg {
  return repeat(7, (index) => {
    const [x, y] = [60 + index * 124, 398 + scatter(index, 3) * 66];
    const age = (seconds * 0.9 + scatter(index, 5)) % 1;
    return (
      ellipse(x, y, 46, 8, '#66707d') +
      group(
        { opacity: 1 - age },
        path(ring(x, y, 8 + age * 34, 1.5 + age * 6), { stroke: '#a9b6c4', width: 1.6 }),
      )
    );
  });
}

function ring(x: number, y: number, rx: number, ry: number): string {
  return `M${x - rx} ${y}A${rx} ${ry} 0 1 0 ${x + rx} ${y}A${rx} ${ry} 0 1 0 ${x - rx} ${y}`;
}

function drops(seconds: number): Svg {
  const strokes = Array.from({ length: 150 }, (_, index) => {
    const speed = 480 + scatter(index, 1) * 160;
    const y = ((scatter(index, 2) * 560 + seconds * speed) % 560) - 50;
    const x = ((scatter(index, 4) * 960 - y * 0.16 + 960) % 960) - 40;
    return `M${x.toFixed(1)} ${y.toFixed(1)}l-3 20`;
  }).join('');
  return path(strokes, { stroke: '#d3deea', width: 1.8, opacity: 0.6 });
}
