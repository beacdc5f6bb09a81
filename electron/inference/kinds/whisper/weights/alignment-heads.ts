import type { WhisperShape } from './whisper-shape.ts';

/**
 * Decoder heads (layer.head) whose attention follows the sound, by layers and width of encoder and decoder: OpenAI's
 * published table (whisper/__init__.py, `_ALIGNMENT_HEADS`).
 */
const published: Readonly<Record<string, string>> = {
  'tiny.en': '1.0 2.0 2.5 3.0 3.1 3.2 3.3 3.4',
  tiny: '2.2 3.0 3.2 3.3 3.4 3.5',
  'base.en': '3.3 4.7 5.1 5.5 5.7',
  base: '3.1 4.2 4.3 4.7 5.1 5.2 5.4 5.6',
  'small.en': '6.6 7.0 7.3 7.8 8.2 8.5 8.7 9.0 9.4 9.8 9.10 10.0 10.1 10.2 10.3 10.6 10.11 11.2 11.4',
  small: '5.3 5.9 8.0 8.4 8.7 8.8 9.0 9.7 9.9 10.5',
  'medium.en':
    '11.4 14.1 14.12 14.14 15.4 16.0 16.4 16.9 17.12 17.14 18.7 18.10 18.15 20.0 20.3 20.9 20.14 21.12',
  medium: '13.15 15.4 15.15 16.1 20.0 23.4',
  'large-v1': '9.19 11.2 11.4 11.17 22.7 22.11 22.17 23.2 23.15',
  'large-v2':
    '10.12 13.17 16.11 16.12 16.13 17.15 17.16 18.4 18.11 18.19 19.11 21.2 21.3 22.3 22.9 22.12 23.5 23.7 23.13 ' +
    '25.5 26.1 26.12 27.15',
  'large-v3': '7.0 10.17 12.18 13.12 16.1 17.14 19.11 21.4 24.1 25.6',
  'large-v3-turbo': '2.4 2.11 3.3 3.6 3.11 3.14',
};

const sizes: Readonly<Record<string, string>> = {
  '4-4-384': 'tiny',
  '6-6-512': 'base',
  '12-12-768': 'small',
  '24-24-1024': 'medium',
  '32-32-1280': 'large',
  '32-4-1280': 'large-v3-turbo',
};

/**
 * The heads of a published size. The first and the second large model differ in nothing else, so the name of the file
 * decides. For other sizes, OpenAI's default: every head of the decoder's second half.
 */
export function alignmentHeads(
  shape: WhisperShape,
  { multilingual, name }: { readonly multilingual: boolean; readonly name: string },
): readonly (readonly [number, number])[] {
  const heads = published[publishedName(shape, multilingual, name)];
  if (heads === undefined) return secondHalf(shape);
  return heads.split(' ').map((pair) => {
    const [layer = 0, head = 0] = pair.split('.').map(Number);
    return [layer, head];
  });
}

function publishedName(
  { encoderLayers, decoderLayers, width, melBins }: WhisperShape,
  multilingual: boolean,
  name: string,
): string {
  const size = sizes[[encoderLayers, decoderLayers, width].join('-')] ?? '';
  if (size === 'large')
    return melBins === 128 ? 'large-v3' : /large[-_.]?v1/i.test(name) ? 'large-v1' : 'large-v2';
  return multilingual || size.startsWith('large') ? size : `${size}.en`;
}

function secondHalf({ decoderLayers, decoderHeads }: WhisperShape): readonly (readonly [number, number])[] {
  const layers = Array.from({ length: decoderLayers }, (_, layer) => layer);
  return layers
    .slice(Math.floor(decoderLayers / 2))
    .flatMap((layer) => Array.from({ length: decoderHeads }, (_, head) => [layer, head] as const));
}
