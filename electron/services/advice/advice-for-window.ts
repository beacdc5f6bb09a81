import { isSidecutError, SidecutError } from '../../../core/errors.ts';

/**
 * The services give their advice to people at a command line ("use --device cpu"); who sits before a window has other
 * means to follow it.
 */
const REPLACEMENTS: readonly (readonly [RegExp, string])[] = [
  [/Get it with: sidecut models install \S+/, 'Install it under Models, or choose another one.'],
  [/For real (\S+): sidecut models install (\S+)/, 'For real $1 install this one under Models: $2'],
  [/"sidecut models list" shows those that are/, 'Models shows those that are'],
  [
    /Run `sidecut doctor`, and .*$/,
    'Choose the CPU as the device; if that fails too, install the model again.',
  ],
  [/Run again with --device cpu/, 'Choose the CPU as the device and try again'],
  [/or use --device cpu/, 'or choose the CPU as the device'],
  [/otherwise use --device webgpu or cpu/, 'otherwise choose another device'],
  [/Choose (another|a multilingual one) with --model/, 'Choose $1'],
  [/; --track must be (1|[^.']*\.)/, '. Choose another one.'],
  [/ \(SIDECUT_OFFLINE or --offline\)/, ' (SIDECUT_OFFLINE)'],
  [/set HF_TOKEN or give --token/, 'set HF_TOKEN'],
  [/; give --precision .*$/, ''],
  [/"sidecut models list" shows those there are/, 'Models shows those there are'],
  [/ "sidecut models import" takes a folder over and locks it\./, ''],
  [/Repair it with: sidecut models install \S+/, 'Install it again under Models.'],
  [/ \(`sidecut models verify` finds damaged files\)/, ''],
  [/Choose another one with --out/, 'Choose another one'],
  [/Use --overwrite to replace it/, 'Replace it, or choose another name'],
  [/run the same command again/i, 'try again'],
  [
    /--revision main asks for the newest version, --endpoint for another mirror/,
    'SIDECUT_HUB names another mirror',
  ],
  [/Check --endpoint(, HF_ENDPOINT and SIDECUT_HUB)?/, 'Check the address in SIDECUT_HUB'],
  [/(a mirror with|another) --endpoint/, 'a mirror in SIDECUT_HUB'],
];

export function adviceForWindow(sentence: string): string {
  return REPLACEMENTS.reduce((text, [pattern, replacement]) => text.replace(pattern, replacement), sentence);
}

export function errorForWindow(error: unknown): unknown {
  if (!isSidecutError(error)) return error;
  if (!error.isSentence) return error;
  const { code, message, retryable, facts } = error;
  return new SidecutError(code, adviceForWindow(message), {
    ...{ cause: error, retryable },
    details: facts as Readonly<Record<string, string>>,
  });
}
