import { circle, ellipse, group, line, path, rectangle } from './shapes.ts';
import type { Svg } from './shapes.ts';

export interface Look {
  readonly skin: string;
  readonly hair: string;
  readonly hairStyle: 'short' | 'bob' | 'long' | 'bun' | 'curly' | 'bald';
  readonly shirt: string;
  readonly legs: string;
  readonly dress?: boolean;
  /** Size of the head against the body; children have larger ones. */
  readonly head?: number;
}

export const anna: Look = {
  skin: '#f2c49b',
  hair: '#7a3e1d',
  hairStyle: 'long',
  shirt: '#e4572e',
  legs: '#f2c49b',
  dress: true,
};
export const maria: Look = {
  skin: '#c98f63',
  hair: '#2b1d1a',
  hairStyle: 'bun',
  shirt: '#2a9d8f',
  legs: '#264653',
};
export const peter: Look = {
  skin: '#f6d2b0',
  hair: '#c9852b',
  hairStyle: 'short',
  shirt: '#4c78a8',
  legs: '#3d405b',
};
export const father: Look = {
  skin: '#eeb98d',
  hair: '#4a2f22',
  hairStyle: 'short',
  shirt: '#6a994e',
  legs: '#4a4e69',
};
export const mother: Look = {
  skin: '#f2c49b',
  hair: '#5b2c18',
  hairStyle: 'bob',
  shirt: '#9c6ade',
  legs: '#4a4e69',
};
export const seller: Look = {
  skin: '#e8b48a',
  hair: '#e8e6e1',
  hairStyle: 'bald',
  shirt: '#f4f1de',
  legs: '#5f5449',
};
export const children: readonly Look[] = [
  {
    skin: '#8d5a3b',
    hair: '#221714',
    hairStyle: 'curly',
    shirt: '#ffbe0b',
    legs: '#3a86ff',
    head: 1.35,
  },
  {
    skin: '#f6d2b0',
    hair: '#e0a84e',
    hairStyle: 'bob',
    shirt: '#ff5d8f',
    legs: '#f6d2b0',
    dress: true,
    head: 1.35,
  },
  { skin: '#e0ac7e', hair: '#3b2417', hairStyle: 'short', shirt: '#8ac926', legs: '#6a4c93', head: 1.35 },
];

/** Degrees from hanging straight down; positive points the way the figure faces. */
export interface Arm {
  readonly shoulder: number;
  readonly elbow: number;
}

export interface Pose {
  /** Where the feet stand. */
  readonly x: number;
  readonly y: number;
  readonly height: number;
  readonly facing?: 'left' | 'right' | 'front';
  /** Steps so far; a whole number is one full step of both legs. Absent: standing. */
  readonly steps?: number;
  readonly arms?: readonly [Arm, Arm];
  /** `chair`: the feet stand before the seat; `ground`: the legs lie stretched out. Absent: standing. */
  readonly seat?: 'chair' | 'ground';
  readonly mouth?: 'smile' | 'open' | 'sad' | 'asleep';
  /** Degrees that the whole figure leans. */
  readonly lean?: number;
  /** What the figure carries in the front hand, drawn with the hand at 0, 0. */
  readonly holding?: Svg;
}

const relaxed: readonly [Arm, Arm] = [
  { shoulder: -8, elbow: 6 },
  { shoulder: 8, elbow: 6 },
];

/** How far a seated figure is lowered, so that its feet or its legs touch the ground. */
const seatDrop = { chair: 20, ground: 35 };

/** A flat figure, drawn 100 units high with the feet at 0, 0, then placed. */
export function person(look: Look, pose: Pose): Svg {
  const { x, y, height, facing = 'front', steps, seat, lean = 0, mouth = 'smile' } = pose;
  const stride = steps === undefined ? 0 : Math.sin(2 * Math.PI * steps) * 28;
  const walking: readonly [Arm, Arm] = [
    { shoulder: -stride, elbow: 20 },
    { shoulder: stride, elbow: 20 },
  ];
  const [back, front] = pose.arms ?? (steps === undefined ? relaxed : walking);
  const bob = steps === undefined ? 0 : -Math.abs(Math.sin(2 * Math.PI * steps)) * 1.5;
  const drop = seat === undefined ? bob : seatDrop[seat];
  const side = facing !== 'front';
  return group(
    { x, y: y + (drop * height) / 100, scale: height / 100, mirrored: facing === 'left', turn: lean },
    arm(look, side ? -4 : -11, back, false),
    ...(seat === undefined
      ? [leg(look, side ? -2 : -6, -stride), leg(look, side ? 2 : 6, stride)]
      : [seatedLeg(look, -3, seat), seatedLeg(look, 2, seat)]),
    torso(seat === undefined ? look : { ...look, dress: false }),
    head(look, side ? 2.6 : 0, mouth),
    arm(look, side ? 2 : 11, front, side, pose.holding),
  );
}

function torso({ shirt, dress = false }: Look): Svg {
  const outline = dress
    ? 'M-10 -71Q0 -75 10 -71L10 -50L17 -24Q0 -20 -17 -24L-10 -50Z'
    : 'M-10 -71Q0 -75 10 -71L9.5 -40L-9.5 -40Z';
  return path(outline, { fill: shirt, stroke: shirt, width: 5 });
}

function leg({ legs, skin, dress = false }: Look, hip: number, angle: number): Svg {
  const knee = along([hip, -40], angle, 19);
  const bend = angle < 0 ? -angle * 0.9 : 4;
  const foot = along(knee, angle - bend, 19);
  return (
    line([[hip, -40], knee, foot], dress ? skin : legs, dress ? 6 : 8) +
    ellipse(foot[0] + 2, foot[1] + 1, 6, 3.4, '#3b2a25')
  );
}

function seatedLeg({ legs, skin, dress = false }: Look, hip: number, seat: 'chair' | 'ground'): Svg {
  const foot: [number, number] = seat === 'chair' ? [hip + 19, -21] : [hip + 36, -37];
  return (
    line([[hip, -41], [hip + 18, -40], foot], dress ? skin : legs, dress ? 6 : 8) +
    ellipse(foot[0] + 2, foot[1], seat === 'chair' ? 6 : 3.6, seat === 'chair' ? 3.4 : 6, '#3b2a25')
  );
}

function arm(look: Look, shoulder: number, { shoulder: angle, elbow }: Arm, near: boolean, held = ''): Svg {
  const top: [number, number] = [shoulder, -68];
  const middle = along(top, angle, 16);
  const hand = along(middle, angle + elbow, 15);
  const sleeve = near ? shade(look.shirt) : look.shirt;
  return (
    line([top, middle], sleeve, 7.5) +
    line([middle, hand], look.skin, 6) +
    group({ x: hand[0], y: hand[1] }, held) +
    circle(hand[0], hand[1], 3.8, look.skin)
  );
}

function head(look: Look, turn: number, mouth: NonNullable<Pose['mouth']>): Svg {
  return group(
    { y: -80, scale: look.head ?? 1 },
    rectangle(-3.5, -6, 7, 12, look.skin),
    hairBehind(look),
    circle(0, -9, 11, look.skin),
    face(turn, mouth),
    hairInFront(look),
  );
}

function face(turn: number, mouth: NonNullable<Pose['mouth']>): Svg {
  const cheeks =
    circle(turn - 5.6, -5, 2.2, '#e76f51', 0.35) + circle(5.6 + turn * 0.4, -5, 2.2, '#e76f51', 0.35);
  const closed = path(`M${turn - 6} -9.5h4M${turn + 2} -9.5h4`, { stroke: '#3b2a25', width: 1.3 });
  const open = circle(turn - 4, -10, 1.5, '#3b2a25') + circle(turn + 4, -10, 1.5, '#3b2a25');
  const mouths = {
    smile: path(`M${turn - 4} -4.5Q${turn} -1 ${turn + 4} -4.5`, { stroke: '#8c3b2e', width: 1.4 }),
    sad: path(`M${turn - 3.5} -2.5Q${turn} -5 ${turn + 3.5} -2.5`, { stroke: '#8c3b2e', width: 1.4 }),
    open: ellipse(turn, -3.5, 2.6, 3, '#8c3b2e'),
    asleep: path(`M${turn - 2} -3.6h4`, { stroke: '#8c3b2e', width: 1.4 }),
  };
  return cheeks + (mouth === 'asleep' ? closed : open) + mouths[mouth];
}

function hairBehind({ hair, hairStyle }: Look): Svg {
  if (hairStyle === 'long') return path('M-12 -12Q0 -26 12 -12L13 8Q0 13 -13 8Z', { fill: hair });
  if (hairStyle === 'bob') return path('M-13 -10Q0 -26 13 -10L13 0Q0 4 -13 0Z', { fill: hair });
  if (hairStyle === 'bun') return circle(-3, -23, 5.5, hair);
  if (hairStyle === 'bald') return circle(-10.5, -8, 4, hair) + circle(10.5, -8, 4, hair);
  if (hairStyle === 'short') return '';
  return [-11, -6, 0, 6, 11].map((x) => circle(x, -17 + Math.abs(x) * 0.6, 5.5, hair)).join('');
}

function hairInFront({ hair, hairStyle }: Look): Svg {
  if (hairStyle === 'bald') return path('M-5 -5Q0 -8 5 -5Q0 -3.4 -5 -5Z', { fill: hair });
  if (hairStyle === 'curly') return path('M-11 -12Q0 -26 11 -12Q0 -17 -11 -12Z', { fill: hair });
  return path('M-11.6 -9Q-12 -21 0 -21Q12 -21 11.6 -9Q8 -15 1 -15.5Q-8 -15.5 -11.6 -9Z', { fill: hair });
}

/** The point `length` away from `from`, `degrees` forward of straight down. */
function along(from: readonly [number, number], degrees: number, length: number): [number, number] {
  const radians = (degrees * Math.PI) / 180;
  return [from[0] + Math.sin(radians) * length, from[1] + Math.cos(radians) * length];
}

/** A little darker, so that an arm stands out from the shirt behind it. */
function shade(colour: string): string {
  const channels = [1, 3, 5].map((at) => Math.round(parseInt(colour.slice(at, at + 2), 16) * 0.86));
  return `#${channels.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`;
}
