/** How fine the weights of a file are, told by its name as publishers write it: `qwen2.5-0.5b-instruct-q4_k_m.gguf`. */
const forms = [
  // Within each the one that most people take stands first; two and three bits stand behind four.
  [
    'q4',
    [
      ...['q4_k_m', 'q4_k_s', 'q4_k_l', 'q4_k_xl', 'q4_0', 'q4_1', 'q4', 'iq4_xs', 'iq4_nl', 'mxfp4'],
      ...[
        'q5_k_m',
        'q5_k_s',
        'q5_0',
        'q5_1',
        'q3_k_l',
        'q3_k_m',
        'q3_k_s',
        'iq3_m',
        'iq3_s',
        'iq3_xs',
        'iq3_xxs',
      ],
      ...[
        'q2_k',
        'q2_k_s',
        'iq2_m',
        'iq2_s',
        'iq2_xs',
        'iq2_xxs',
        'tq2_0',
        'tq1_0',
        'iq1_m',
        'iq1_s',
        'quantised',
      ],
    ],
  ],
  ['int8', ['q8_0', 'q8', 'q6_k']],
  ['fp16', ['bf16', 'f16', 'fp16']],
  ['fp32', ['f32', 'fp32']],
] as const satisfies readonly (readonly [string, readonly string[]])[];
export type GgufPrecision = (typeof forms)[number][0];

/** A part of a model, or the half that sees pictures. */
const notWhole = /-\d{5}-of-\d{5}\.gguf$|^mmproj|-mmproj/i;

/** Of several files the best of a precision; undefined where there is none. */
export function fileOf(names: Iterable<string>, precision: GgufPrecision): string | undefined {
  const files = [...names].filter((name) => /^[^/]+\.gguf$/i.test(name) && !notWhole.test(name)).sort();
  const [, wanted] = forms.find(([name]) => name === precision)!;
  for (const form of wanted) {
    const file = files.find((name) => formIn(name) === form);
    if (file !== undefined) return file;
  }
  return undefined;
}

/** The one that is run where several lie side by side: fast before fine. */
export function bestOf(names: Iterable<string>): string | undefined {
  const all = [...names];
  for (const [precision] of forms) {
    const file = fileOf(all, precision);
    if (file !== undefined) return file;
  }
  return undefined;
}

/** The name under which a file is kept that does not tell its form; `quantisation` is what its header says. */
export function tellingName(name: string, quantisation: string | null): string {
  if (formIn(name) !== undefined && !notWhole.test(name)) return name;
  const plain = name.replace(/\.gguf$/i, '').replace(notWhole, '');
  return `${plain === '' ? 'model' : plain}-${knownForm(quantisation)}.gguf`;
}

function formIn(name: string): string | undefined {
  const parts = name
    .toLowerCase()
    .replace(/\.gguf$/, '')
    .split(/[-.]/);
  const known: readonly string[] = forms.flatMap(([, all]) => [...all]);
  return parts.findLast((part) => known.includes(part));
}

/** One that is newer than this program is some quantisation. */
function knownForm(quantisation: string | null): string {
  const form = quantisation?.toLowerCase() ?? '';
  const known: readonly string[] = forms.flatMap(([, all]) => [...all]);
  return known.includes(form) ? form : 'quantised';
}
