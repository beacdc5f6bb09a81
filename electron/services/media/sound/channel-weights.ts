/**
 * How loud each channel goes into the one that is listened to; the sum is 1, so that nothing clips. Where the file tells
 * what its channels are for, they weigh as in ffmpeg's own downmix (ITU-R BS.775: centre 1, front 0.71, around 0.5, no
 * effects channel). Where it does not, as in most recordings of more than two microphones, all weigh the same: ffmpeg
 * would take the third of three for the effects channel and leave a voice out.
 */
export function channelWeights(channels: number, layout: string | undefined): readonly number[] {
  const names = layout === undefined ? null : channelNames(layout);
  const weights =
    names?.length === channels && channels > 2 ? names.map(weightOf) : new Array<number>(channels).fill(1);
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return sum === 0 ? new Array<number>(channels).fill(1 / channels) : weights.map((weight) => weight / sum);
}

function weightOf(name: string): number {
  if (name.startsWith('LFE')) return 0;
  if (name === 'FC') return 1;
  return name === 'FL' || name === 'FR' ? Math.SQRT1_2 : 0.5;
}

const front = ['FL', 'FR'];

/** ffmpeg's names of layouts (`ffmpeg -layouts`), or of each channel: `3 channels (FL+FR+LFE)`. */
function channelNames(layout: string): readonly string[] | null {
  const listed = /\(?([A-Z]\w*(?:\+\w+)+)\)?/.exec(layout)?.[1];
  if (listed !== undefined) return listed.split('+');
  if (/^quad/.test(layout)) return [...front, 'BL', 'BR'];
  if (/^octagonal/.test(layout)) return [...front, 'FC', 'BL', 'BR', 'BC', 'SL', 'SR'];
  if (/^3\.0\(back\)/.test(layout)) return [...front, 'BC'];
  const dotted = /^(\d+)\.(\d)(?:\.(\d))?/.exec(layout);
  if (dotted === null) return null;
  // The order is the same in all: front, centre, effects, around, above.
  const [main, effects, above] = [Number(dotted[1]), Number(dotted[2]), Number(dotted[3] ?? 0)];
  return [
    ...front.slice(0, main),
    ...(main >= 3 ? ['FC'] : []),
    ...new Array<string>(effects).fill('LFE'),
    ...new Array<string>(Math.max(0, main - 3) + above).fill('around'),
  ];
}
