import { distantBird, runningDog } from '../drawing/animals.ts';
import { children, maria, person } from '../drawing/people.ts';
import { cloud, musicNote, sun, wave } from '../drawing/scenery.ts';
import {
  circle,
  ease,
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

/** The dog plays, then a sister runs across the bridge while the children sing. */
export const beach: Scene = (seconds) =>
  sea(seconds) + bridge(seconds) + sand(seconds) + ballGame(seconds) + choir(seconds);

function sea(seconds: number): Svg {
  return (
    verticalGradient('beach-sky', ['#59c3f0', '#d8f3ff'], [0, 0, 854, 210]) +
    sun(120, 84, 38, seconds) +
    cloud(420 + seconds * 5, 66, 0.8) +
    cloud(720 + seconds * 4, 100, 0.65) +
    distantBird(300 + seconds * 18, 110, 12, seconds, '#ffffff') +
    distantBird(350 + seconds * 16, 92, 9, seconds + 0.3, '#ffffff') +
    verticalGradient('water', ['#1b7fb8', '#4cc9d8'], [0, 206, 854, 190]) +
    wave(236, seconds, 12, '#8fdbe8', 0.5) +
    wave(268, seconds, -15, '#a9e5ee', 0.5) +
    wave(304, seconds, 20, '#d6f6fa', 0.6) +
    boat(170 + seconds * 7, 232 + swing(seconds, 3) * 2)
  );
}

function boat(x: number, y: number): Svg {
  return group(
    { x, y },
    path('M-34 0H34L22 16H-22Z', { fill: '#c1121f' }),
    rectangle(-2, -62, 4, 62, '#6f4e37'),
    polygon(
      [
        [4, -60],
        [4, -8],
        [36, -8],
      ],
      '#ffffff',
    ),
    polygon(
      [
        [-5, -50],
        [-5, -8],
        [-26, -8],
      ],
      '#ffe8d6',
    ),
  );
}

/** Height of the bridge's deck at x: the curve that it is drawn with. */
function deck(x: number): number {
  const t = (x - 446) / 434;
  return (1 - t) ** 2 * 236 + 2 * t * (1 - t) * 150 + t ** 2 * 190;
}

function bridge(seconds: number): Svg {
  const crossing = 500 + ease(seconds, 2.6, 8.6) * 370;
  return (
    path('M446 236Q640 150 880 190V210Q640 172 452 250Z', { fill: '#a68a64' }) +
    repeat(5, (index) => rectangle(500 + index * 82, deck(500 + index * 82) + 12, 10, 78, '#8a7250', 2)) +
    person(maria, {
      x: crossing,
      y: deck(crossing) + 3,
      height: 74,
      facing: 'right',
      steps: seconds * 1.7,
      lean: 6,
    }) +
    path('M446 208Q640 122 880 162', { stroke: '#7a6344', width: 3 }) +
    repeat(10, (index) => rectangle(452 + index * 46, deck(452 + index * 46) - 28, 3, 30, '#7a6344'))
  );
}

function sand(seconds: number): Svg {
  const tide = swing(seconds, 5) * 6;
  return (
    path(`M0 ${344 + tide}Q210 ${322 + tide} 430 ${346 + tide}T854 ${336 + tide}V480H0Z`, {
      fill: '#e9f8f9',
    }) +
    path(`M0 ${354 + tide * 0.6}Q210 ${334 + tide * 0.6} 430 358T854 346V480H0Z`, { fill: '#f4d58d' }) +
    repeat(30, (index) => circle((index * 97) % 854, 384 + ((index * 41) % 92), 2, '#d9b66a')) +
    group(
      { x: 92, y: 452 },
      rectangle(-3, -136, 6, 136, '#fff7ec', 3),
      path('M-72 -118Q0 -176 72 -118Z', { fill: '#e63946' }),
      path('M-26 -118Q-20 -150 0 -154Q20 -150 26 -118Z', { fill: '#fff7ec' }),
    )
  );
}

function ballGame(seconds: number): Svg {
  const turn = (seconds % 5.6) / 5.6;
  const rightwards = turn < 0.5;
  const share = rightwards ? turn * 2 : 2 - turn * 2;
  const x = 210 + ease(share, 0, 1) * 190;
  const hop = Math.abs(swing(seconds, 1.3)) * 34;
  const ballX = x + (rightwards ? 84 : -84);
  return (
    ellipse(ballX, 442, 15, 4, '#c9a45a', 0.6) +
    group(
      { x: ballX, y: 426 - hop, turn: seconds * 190 },
      circle(0, 0, 16, '#ffffff'),
      path('M0 -16A16 16 0 0 1 16 0H0Z', { fill: '#e63946' }),
      path('M0 16A16 16 0 0 1 -16 0H0Z', { fill: '#3a86ff' }),
    ) +
    runningDog({
      x,
      y: 444 - Math.abs(swing(seconds, 0.84)) * 10,
      scale: 1.15,
      facing: rightwards ? 'right' : 'left',
      seconds,
    })
  );
}

function choir(seconds: number): Svg {
  const voices = children.map((child, index) =>
    person(child, {
      x: 600 + index * 84,
      y: 452 + (index % 2) * 8,
      height: 132,
      lean: swing(seconds, 1.6, index * 0.2) * 4,
      mouth: swing(seconds, 0.8, index * 0.3) > -0.1 ? 'open' : 'smile',
      arms: [
        { shoulder: -38 - swing(seconds, 1.6, index * 0.2) * 16, elbow: -24 },
        { shoulder: 38 + swing(seconds, 1.6, index * 0.2) * 16, elbow: 24 },
      ],
    }),
  );
  const notes = repeat(4, (index) => {
    const age = (seconds * 0.32 + index / 4) % 1;
    return group(
      { opacity: Math.min(1, (1 - age) * 2) },
      musicNote(600 + index * 54 + Math.sin(age * 6 + index) * 10, 318 - age * 70, 14, '#264653'),
    );
  });
  return voices.join('') + notes;
}
