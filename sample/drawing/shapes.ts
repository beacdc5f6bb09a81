/** A piece of SVG. Lengths are picture units: the picture is 854 wide and 480 high, y points down. */
export type Svg = string;

export const pictureWidth = 854;
export const pictureHeight = 480;

export interface Paint {
  readonly fill?: string;
  readonly stroke?: string;
  readonly width?: number;
  readonly opacity?: number;
}

export function rectangle(x: number, y: number, w: number, h: number, fill: string, round = 0): Svg {
  return `<rect x="${n(x)}" y="${n(y)}" width="${n(w)}" height="${n(h)}" rx="${n(round)}" fill="${fill}"/>`;
}

export function circle(x: number, y: number, radius: number, fill: string, opacity = 1): Svg {
  return `<circle cx="${n(x)}" cy="${n(y)}" r="${n(radius)}" fill="${fill}"${opacityOf(opacity)}/>`;
}

export function ellipse(x: number, y: number, rx: number, ry: number, fill: string, opacity = 1): Svg {
  return `<ellipse cx="${n(x)}" cy="${n(y)}" rx="${n(rx)}" ry="${n(ry)}" fill="${fill}"${opacityOf(opacity)}/>`;
}

/** Lines and outlines have round ends and corners. */
export function path(d: string, { fill = 'none', stroke, width = 2, opacity = 1 }: Paint): Svg {
  const line =
    stroke === undefined
      ? ''
      : ` stroke="${stroke}" stroke-width="${n(width)}" stroke-linecap="round" stroke-linejoin="round"`;
  return `<path d="${d}" fill="${fill}"${line}${opacityOf(opacity)}/>`;
}

export function line(points: readonly (readonly [number, number])[], stroke: string, width: number): Svg {
  return path(`M${points.map(([x, y]) => `${n(x)} ${n(y)}`).join('L')}`, { stroke, width });
}

export function polygon(points: readonly (readonly [number, number])[], fill: string): Svg {
  return path(`M${points.map(([x, y]) => `${n(x)} ${n(y)}`).join('L')}Z`, { fill });
}

export interface Placement {
  readonly x?: number;
  readonly y?: number;
  readonly scale?: number;
  /** Mirrored left to right. */
  readonly mirrored?: boolean;
  /** Degrees, clockwise. */
  readonly turn?: number;
  readonly opacity?: number;
}

export function group(placement: Placement, ...parts: readonly Svg[]): Svg {
  const { x = 0, y = 0, scale = 1, mirrored = false, turn = 0, opacity = 1 } = placement;
  const transform = `translate(${n(x)} ${n(y)}) rotate(${n(turn)}) scale(${n(mirrored ? -scale : scale)} ${n(scale)})`;
  return `<g transform="${transform}"${opacityOf(opacity)}>${parts.join('')}</g>`;
}

/** Fills the whole picture with colours from top to bottom (or of `area`: x, y, width, height). */
export function verticalGradient(
  id: string,
  colours: readonly string[],
  area: readonly [number, number, number, number] = [0, 0, pictureWidth, pictureHeight],
): Svg {
  const stops = colours.map(
    (colour, index) => `<stop offset="${n(index / (colours.length - 1))}" stop-color="${colour}"/>`,
  );
  return (
    `<defs><linearGradient id="${id}" x1="0" y1="0" x2="0" y2="1">${stops.join('')}</linearGradient></defs>` +
    rectangle(...area, `url(#${id})`)
  );
}

/** A soft round light. */
export function glow(id: string, x: number, y: number, radius: number, colour: string, strength = 0.8): Svg {
  return (
    `<defs><radialGradient id="${id}"><stop offset="0" stop-color="${colour}" stop-opacity="${n(strength)}"/>` +
    `<stop offset="1" stop-color="${colour}" stop-opacity="0"/></radialGradient></defs>` +
    circle(x, y, radius, `url(#${id})`)
  );
}

/** Shows `content` only inside a rectangle. */
export function clipped(id: string, area: readonly [number, number, number, number], content: Svg): Svg {
  return `<clipPath id="${id}">${rectangle(...area, '#000')}</clipPath><g clip-path="url(#${id})">${content}</g>`;
}

export function svgDocument(content: Svg): string {
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${pictureWidth}" height="${pictureHeight}" ` +
    `viewBox="0 0 ${pictureWidth} ${pictureHeight}">${content}</svg>`
  );
}

/** From 0 at `from` to 1 at `to`, slow at both ends. */
export function ease(value: number, from: number, to: number): number {
  const share = Math.max(0, Math.min(1, (value - from) / (to - from)));
  return share * share * (3 - 2 * share);
}

/** A swing between -1 and 1 with `period` seconds. */
export function swing(seconds: number, period: number, phase = 0): number {
  return Math.sin(2 * Math.PI * (seconds / period + phase));
}

/** Items at the numbers 0 to count - 1. */
export function repeat(count: number, draw: (index: number) => Svg): Svg {
  return Array.from({ length: count }, (_, index) => draw(index)).join('');
}

/** A number in [0, 1) that belongs to `index`: scattered stars and drops that stay where they are. */
export function scatter(index: number, salt: number): number {
  const value = Math.sin(index * 127.1 + salt * 311.7) * 43758.5453;
  return value - Math.floor(value);
}

function n(value: number): string {
  return String(Math.round(value * 100) / 100);
}

function opacityOf(opacity: number): string {
  return opacity === 1 ? '' : ` opacity="${n(opacity)}"`;
}
