import { circle, ellipse, group, line, path, polygon, rectangle, repeat, swing } from './shapes.ts';
import type { Svg } from './shapes.ts';

export function sun(x: number, y: number, radius: number, seconds: number): Svg {
  const rays = repeat(12, (index) => {
    const angle = (index / 12) * 2 * Math.PI + seconds * 0.12;
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
    const end = radius * (1.55 + 0.08 * swing(seconds, 2, index / 3));
    return line(
      [
        [x + cos * radius * 1.25, y + sin * radius * 1.25],
        [x + cos * end, y + sin * end],
      ],
      '#ffd166',
      radius * 0.12,
    );
  });
  return rays + circle(x, y, radius, '#ffd166') + circle(x, y, radius * 0.8, '#ffe08a');
}

export function cloud(x: number, y: number, scale: number, colour = '#ffffff', opacity = 0.92): Svg {
  return group(
    { x, y, scale, opacity },
    circle(-32, 0, 18, colour),
    circle(-8, -12, 25, colour),
    circle(22, -4, 21, colour),
    rectangle(-50, -2, 96, 20, colour, 10),
  );
}

/** A round tree whose crown sways. */
export function tree(x: number, y: number, scale: number, seconds: number, crown = '#588157'): Svg {
  const sway = swing(seconds, 3.4, x / 97) * 2;
  return group(
    { x, y, scale },
    rectangle(-5, -46, 10, 46, '#7f5539', 3),
    circle(-16 + sway * 0.6, -58, 22, crown),
    circle(16 + sway * 0.6, -58, 22, crown),
    circle(sway, -78, 26, crown),
    circle(-8 + sway, -84, 8, '#ffffff', 0.12),
  );
}

export function fir(x: number, y: number, scale: number, colour = '#3a5a40'): Svg {
  return group(
    { x, y, scale },
    rectangle(-4, -14, 8, 14, '#6f4e37'),
    ...[0, 1, 2].map((storey) =>
      polygon(
        [
          [-24 + storey * 5, -12 - storey * 20],
          [24 - storey * 5, -12 - storey * 20],
          [0, -48 - storey * 20],
        ],
        colour,
      ),
    ),
  );
}

export interface HouseColours {
  readonly wall: string;
  readonly roof: string;
  readonly windows: string;
}

/** A cottage, 80 wide and about 90 high, standing on y. */
export function house(x: number, y: number, scale: number, { wall, roof, windows }: HouseColours): Svg {
  return group(
    { x, y, scale },
    rectangle(18, -96, 10, 26, '#8d6e63'),
    rectangle(-36, -56, 72, 56, wall),
    polygon(
      [
        [-44, -54],
        [44, -54],
        [0, -96],
      ],
      roof,
    ),
    rectangle(-8, -28, 16, 28, '#7f5539', 2),
    rectangle(-28, -44, 14, 14, windows, 2),
    rectangle(14, -44, 14, 14, windows, 2),
  );
}

/** A hill that fills the width; `peak` is where it is highest (0 to 1). */
export function hill(top: number, bottom: number, peak: number, colour: string): Svg {
  const x = peak * 854;
  return path(
    `M-40 ${bottom + 20}V${bottom - 20}C${x - 300} ${bottom - 20} ${x - 160} ${top} ${x} ${top}S${x + 300} ${bottom - 10} 894 ${bottom - 30}V${bottom + 20}Z`,
    { fill: colour },
  );
}

export function flower(x: number, y: number, size: number, colour: string, seconds: number): Svg {
  const sway = swing(seconds, 2.6, x / 61) * size * 0.25;
  const [cx, cy] = [x + sway, y - size * 2.4];
  return (
    path(`M${x} ${y}Q${x} ${y - size} ${cx} ${cy}`, { stroke: '#4f772d', width: size * 0.3 }) +
    repeat(5, (petal) => {
      const angle = (petal / 5) * 2 * Math.PI;
      return circle(cx + Math.cos(angle) * size * 0.6, cy + Math.sin(angle) * size * 0.6, size * 0.5, colour);
    }) +
    circle(cx, cy, size * 0.45, '#ffd166')
  );
}

/** A line of little flags on a string from x1 to x2. */
export function bunting(x1: number, x2: number, y: number, seconds: number): Svg {
  const colours = ['#e4572e', '#ffbe0b', '#2a9d8f', '#4c78a8', '#ff5d8f'];
  const count = Math.round((x2 - x1) / 44);
  const sag = (share: number) => y + 34 * 4 * share * (1 - share);
  return (
    path(`M${x1} ${y}Q${(x1 + x2) / 2} ${y + 68} ${x2} ${y}`, { stroke: '#6f5a4c', width: 1.6 }) +
    repeat(count, (index) => {
      const share = (index + 0.5) / count;
      const flutter = swing(seconds, 1.5, index * 0.17) * 4;
      const [x, top] = [x1 + (x2 - x1) * share, sag(share)];
      return polygon(
        [
          [x - 11, top],
          [x + 11, top],
          [x + flutter, top + 24],
        ],
        colours[index % colours.length]!,
      );
    })
  );
}

/** Two crests of foam that run along a water line. */
export function wave(y: number, seconds: number, speed: number, colour: string, opacity: number): Svg {
  const shift = (seconds * speed) % 80;
  const crests = Array.from({ length: 14 }, () => 'q20 -9 40 0t40 0').join('');
  return path(`M${-160 + shift} ${y}${crests}`, { stroke: colour, width: 3, opacity });
}

export function musicNote(x: number, y: number, size: number, colour: string): Svg {
  return (
    ellipse(x, y, size * 0.5, size * 0.36, colour) +
    path(
      `M${x + size * 0.42} ${y}V${y - size * 1.6}q${size * 0.2} ${size * 0.5} ${size * 0.7} ${size * 0.6}`,
      {
        stroke: colour,
        width: size * 0.16,
      },
    )
  );
}
