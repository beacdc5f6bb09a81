import { children, father, mother, person, peter } from '../drawing/people.ts';
import { musicNote } from '../drawing/scenery.ts';
import {
  circle,
  clipped,
  ellipse,
  glow,
  group,
  line,
  path,
  rectangle,
  repeat,
  scatter,
  swing,
} from '../drawing/shapes.ts';
import type { Svg } from '../drawing/shapes.ts';
import type { Scene } from './scene.ts';

/** Peter at the piano, a girl with a guitar, two who sing near the window. */
export const piano: Scene = (seconds) =>
  room(seconds, evening) + singers(seconds) + pianist(seconds) + guitarist(seconds) + notes(seconds, 5);

/** A girl and a boy dance beside the piano; nobody speaks. */
export const dancing: Scene = (seconds) =>
  room(seconds, party) + pianist(seconds) + lights(seconds) + dancers(seconds) + notes(seconds, 7);

/** Wall, its stripes, and the carpet. */
type RoomColours = readonly [wall: string, stripe: string, carpet: string];

const evening: RoomColours = ['#3f4a7a', '#465285', '#a23e48'];
/** Under the coloured lights. */
const party: RoomColours = ['#9c4a5b', '#ab5567', '#3d6f8e'];

function room(seconds: number, [wall, stripe, carpet]: RoomColours): Svg {
  const glass = [420, 74, 180, 150] as const;
  return (
    rectangle(0, 0, 854, 480, wall) +
    repeat(12, (index) => rectangle(index * 76, 0, 38, 390, stripe)) +
    rectangle(0, 386, 854, 94, '#7a4f35') +
    rectangle(0, 380, 854, 8, '#b98a5a') +
    rectangle(408, 62, 204, 174, '#f1e3c6', 5) +
    clipped(
      'music-window',
      glass,
      rectangle(...glass, '#1b2450') +
        circle(560, 108, 18, '#fff3c4') +
        repeat(12, (index) =>
          circle(
            424 + scatter(index, 1) * 172,
            80 + scatter(index, 2) * 130,
            1.5,
            '#ffffff',
            0.6 + 0.4 * swing(seconds, 2, scatter(index, 3)),
          ),
        ),
    ) +
    rectangle(506, 74, 7, 150, '#f1e3c6') +
    rectangle(420, 146, 180, 7, '#f1e3c6') +
    rectangle(398, 232, 224, 12, '#e2cfa8', 4) +
    ellipse(540, 436, 230, 30, carpet) +
    glow('music-lamp', 180, 90, 200, '#ffe3a3', 0.5)
  );
}

function pianist(seconds: number): Svg {
  const press = swing(seconds, 0.6) * 10;
  return (
    rectangle(36, 170, 96, 250, '#241a1a', 6) +
    rectangle(26, 160, 116, 14, '#362727', 4) +
    rectangle(126, 306, 84, 16, '#362727', 3) +
    repeat(8, (index) => rectangle(130 + index * 9, 302, 7, 7, '#fffdf5')) +
    rectangle(192, 322, 10, 98, '#241a1a') +
    rectangle(70, 196, 44, 60, '#fffdf5', 2) +
    path('M76 212h32M76 222h32M76 232h32M76 242h20', { stroke: '#8d99ae', width: 2 }) +
    rectangle(226, 368, 92, 14, '#6f3326', 5) +
    rectangle(236, 382, 9, 50, '#4f241b') +
    rectangle(300, 382, 9, 50, '#4f241b') +
    person(peter, {
      x: 272,
      y: 434,
      height: 236,
      facing: 'left',
      seat: 'chair',
      lean: -2 + swing(seconds, 2.4) * 2,
      arms: [
        { shoulder: 44 - press, elbow: 44 },
        { shoulder: 44 + press, elbow: 40 },
      ],
    })
  );
}

function singers(seconds: number): Svg {
  const sing = (phase: number) => (swing(seconds, 1.1, phase) > -0.2 ? 'open' : 'smile');
  return (
    person(father, { x: 446, y: 416, height: 214, mouth: sing(0), lean: swing(seconds, 2.2) * 3 }) +
    person(mother, {
      x: 566,
      y: 416,
      height: 206,
      mouth: sing(0.3),
      lean: swing(seconds, 2.2, 0.2) * 3,
      arms: [
        { shoulder: -34, elbow: 60 },
        { shoulder: 34, elbow: -60 },
      ],
    })
  );
}

function guitarist(seconds: number): Svg {
  return (
    person(children[1]!, {
      x: 730,
      y: 462,
      height: 216,
      arms: [
        { shoulder: -36, elbow: 78 },
        { shoulder: 48, elbow: 40 },
      ],
      mouth: 'smile',
      lean: swing(seconds, 1.2) * 3,
    }) + guitar(724, 352, seconds)
  );
}

function guitar(x: number, y: number, seconds: number): Svg {
  const strum = swing(seconds, 0.5) * 12;
  return group(
    { x, y, turn: -22 },
    rectangle(28, -6, 104, 12, '#5a3a22', 3),
    rectangle(126, -9, 22, 18, '#3c2415', 4),
    circle(-22, 0, 34, '#d98e3f'),
    circle(20, 0, 25, '#d98e3f'),
    circle(6, 0, 12, '#3c2415'),
    rectangle(-40, -12, 6, 24, '#3c2415', 2),
    path('M-36 -4H130M-36 0H130M-36 4H130', { stroke: '#fff3d6', width: 1.2 }),
    circle(-2, 6 + strum, 10, '#f6d2b0'),
  );
}

function dancers(seconds: number): Svg {
  const beat = swing(seconds, 0.9);
  return (
    person(children[1]!, {
      x: 470 + beat * 20,
      y: 450 - Math.abs(beat) * 16,
      height: 178,
      lean: beat * 9,
      mouth: 'open',
      steps: seconds / 0.9,
      arms: [
        { shoulder: -120 - beat * 40, elbow: -30 },
        { shoulder: 110 - beat * 40, elbow: 30 },
      ],
    }) +
    person(children[2]!, {
      x: 640 - beat * 20,
      y: 452 - Math.abs(swing(seconds, 0.9, 0.25)) * 16,
      height: 182,
      lean: -beat * 9,
      mouth: 'smile',
      steps: seconds / 0.9 + 0.5,
      arms: [
        { shoulder: -110 + beat * 40, elbow: -30 },
        { shoulder: 125 + beat * 40, elbow: 30 },
      ],
    })
  );
}

function lights(seconds: number): Svg {
  const colours = ['#ffbe0b', '#ff5d8f', '#8ac926', '#3a86ff'];
  return (
    path('M330 20Q600 96 870 20', { stroke: '#20264a', width: 3 }) +
    repeat(9, (index) => {
      const x = 360 + index * 60;
      const y = 24 + 38 * (1 - ((x - 600) / 270) ** 2);
      const bright = Math.floor(seconds * 2 + index) % 2 === 0 ? 1 : 0.55;
      return circle(x, y + 8, 9, colours[index % colours.length]!, bright);
    }) +
    line(
      [
        [330, 0],
        [330, 20],
      ],
      '#20264a',
      3,
    )
  );
}

function notes(seconds: number, count: number): Svg {
  return repeat(count, (index) => {
    const age = (seconds * 0.28 + index / count) % 1;
    const x = 130 + index * 46 + Math.sin(age * 6 + index) * 12;
    return group(
      { opacity: Math.min(1, (1 - age) * 2) },
      musicNote(x, 170 - age * 110, 17, index % 2 ? '#ffd166' : '#fff7ec'),
    );
  });
}
