import { children, person, seller } from '../drawing/people.ts';
import { circle, clipped, ellipse, group, line, path, rectangle, repeat, swing } from '../drawing/shapes.ts';
import type { Svg } from '../drawing/shapes.ts';
import type { Scene } from './scene.ts';

/** An old man and a girl on a stool stir a big pot of soup. */
export const soup: Scene = (seconds) =>
  room() + person(seller, oldMan(seconds)) + girl(seconds) + stove() + pot(seconds) + shelf();

const oldMan = (seconds: number) =>
  ({
    x: 292,
    y: 470,
    height: 316,
    facing: 'right',
    arms: [
      { shoulder: 10, elbow: 40 },
      { shoulder: 116 + swing(seconds, 2) * 7, elbow: 14 },
    ],
    holding: group({ turn: 4 }, rectangle(-2, -12, 4, 50, '#a9713f', 2)),
  }) as const;

function girl(seconds: number): Svg {
  return (
    rectangle(562, 396, 104, 14, '#a9713f', 4) +
    rectangle(574, 410, 12, 70, '#7f5539') +
    rectangle(642, 410, 12, 70, '#7f5539') +
    person(children[1]!, {
      x: 604,
      y: 396,
      height: 216,
      facing: 'left',
      arms: [
        { shoulder: 20, elbow: 30 },
        { shoulder: 112 + swing(seconds, 2, 0.3) * 8, elbow: 12 },
      ],
      mouth: swing(seconds, 3) > 0.3 ? 'open' : 'smile',
      holding: group({ turn: 10 }, rectangle(-2, -14, 4, 50, '#7f5539', 2)),
    })
  );
}

function room(): Svg {
  return (
    rectangle(0, 0, 854, 480, '#f6e2c8') +
    repeat(11, (index) => rectangle(index * 82, 0, 41, 410, '#f3d9b8')) +
    rectangle(0, 408, 854, 72, '#b97c46') +
    rectangle(0, 402, 854, 8, '#d9a066') +
    rectangle(60, 60, 150, 120, '#ffffff', 6) +
    clipped(
      'soup-window',
      [70, 70, 130, 100],
      rectangle(70, 70, 130, 100, '#a8dcf0') + ellipse(150, 186, 90, 50, '#8ab17d'),
    ) +
    rectangle(132, 70, 6, 100, '#ffffff')
  );
}

function stove(): Svg {
  return (
    rectangle(352, 330, 200, 150, '#e9ecef', 6) +
    rectangle(352, 330, 200, 16, '#adb5bd', 4) +
    rectangle(374, 380, 156, 84, '#495057', 6) +
    rectangle(386, 392, 132, 54, '#ffb703', 4) +
    repeat(4, (index) => circle(384 + index * 44, 362, 7, '#6c757d'))
  );
}

function pot(seconds: number): Svg {
  return (
    path('M366 232H538V316Q538 330 522 330H382Q366 330 366 316Z', { fill: '#2a6f97' }) +
    rectangle(366, 270, 172, 10, '#3d8bb5') +
    path('M366 252H344V272H366M538 252H560V272H538', { stroke: '#1f4f6e', width: 8 }) +
    ellipse(452, 232, 86, 19, '#1f4f6e') +
    ellipse(452, 233, 76, 14, '#e76f51') +
    repeat(5, (index) =>
      circle(
        404 + index * 24,
        232 + swing(seconds, 1.6, index * 0.23) * 4,
        6,
        index % 2 ? '#f4a261' : '#ffd8a8',
      ),
    ) +
    repeat(5, (index) => {
      const age = (seconds * 0.32 + index / 5) % 1;
      const x = 402 + index * 25 + Math.sin(age * 6 + index) * 10;
      return circle(x, 214 - age * 120, 9 + age * 14, '#ffffff', 0.6 * (1 - age));
    })
  );
}

/** Milk and tomatoes, ready to be added. */
function shelf(): Svg {
  return (
    rectangle(690, 300, 164, 14, '#a9713f', 4) +
    line(
      [
        [712, 314],
        [712, 402],
      ],
      '#8a5a34',
      8,
    ) +
    path('M716 300V244Q716 230 726 226V208H750V226Q760 230 760 244V300Z', { fill: '#ffffff' }) +
    rectangle(723, 198, 30, 14, '#4c78a8', 3) +
    rectangle(716, 254, 44, 26, '#a8dcf0') +
    repeat(3, (index) => {
      const [x, y] = [784 + (index % 2) * 38, index === 2 ? 252 : 282];
      const at = index === 2 ? 803 : x;
      return (
        ellipse(at, y, 20, 18, '#e63946') +
        path(`M${at - 7} ${y - 17}L${at} ${y - 12}L${at + 7} ${y - 17}`, { stroke: '#4f772d', width: 4 })
      );
    })
  );
}
