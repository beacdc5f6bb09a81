/** A short piece: chords with a picked accompaniment and a melody over them. Notes are MIDI numbers. */
export interface Theme {
  readonly beatsPerMinute: number;
  /** One chord for two beats, repeated. */
  readonly chords: readonly (readonly number[])[];
  /** One note, or null for a rest, for each half beat, repeated. */
  readonly melody: readonly (number | null)[];
}

export const morning: Theme = {
  beatsPerMinute: 96,
  chords: [
    [48, 55, 64, 67],
    [45, 57, 60, 64],
    [41, 57, 60, 65],
    [43, 55, 59, 67],
  ],
  melody: [76, null, 79, 76, 72, null, 74, 76, 81, null, 79, 77, 74, null, 71, null],
};

export const journey: Theme = {
  beatsPerMinute: 126,
  chords: [
    [43, 55, 59, 62],
    [43, 55, 60, 64],
    [50, 57, 62, 66],
    [43, 55, 59, 67],
  ],
  melody: [74, 79, 78, 79, 76, 79, 72, 76, 74, 78, 81, 78, 79, null, 83, null],
};

export const evening: Theme = {
  beatsPerMinute: 72,
  chords: [
    [41, 57, 60, 64],
    [48, 55, 60, 64],
  ],
  melody: [72, null, 69, 72, 76, null, 74, 72, 67, null, null, null],
};

export const themes = { morning, journey, evening };

export type ThemeName = keyof typeof themes;

/** The theme from its beginning, cut to `ms` with a soft start and a slow end. */
export function playTheme(theme: Theme, ms: number, sampleRate: number): Float32Array {
  const output = new Float32Array(Math.round((ms / 1000) * sampleRate));
  const halfBeat = 30 / theme.beatsPerMinute;
  for (let step = 0; step * halfBeat * 1000 < ms; step++) {
    const start = step * halfBeat;
    const chord = theme.chords[Math.floor(step / 4) % theme.chords.length]!;
    if (step % 4 === 0) {
      for (const note of chord) add(output, sampleRate, start, held(note, halfBeat * 4.6), 0.035);
      add(output, sampleRate, start, plucked(chord[0]! - 12, 1.6), 0.16);
    }
    add(output, sampleRate, start, plucked(chord[1 + (step % (chord.length - 1))]!, 0.9), 0.09);
    const note = theme.melody[step % theme.melody.length];
    if (typeof note === 'number') add(output, sampleRate, start, bell(note), 0.13);
  }
  shapeEnds(output, sampleRate);
  return output;
}

interface Tone {
  readonly seconds: number;
  readonly at: (seconds: number) => number;
}

function hertz(note: number): number {
  return 440 * 2 ** ((note - 69) / 12);
}

/** Higher partials die first, as on a string. */
function plucked(note: number, seconds: number): Tone {
  const turn = 2 * Math.PI * hertz(note);
  return {
    seconds,
    at: (t) =>
      Math.min(1, t / 0.004) *
      [1, 0.5, 0.28, 0.12].reduce(
        (sum, level, partial) =>
          sum + level * Math.sin(turn * (partial + 1) * t) * Math.exp(-t * (3.2 + 2.6 * partial)),
        0,
      ),
  };
}

function bell(note: number): Tone {
  const turn = 2 * Math.PI * hertz(note);
  return {
    seconds: 1.8,
    at: (t) =>
      Math.min(1, t / 0.006) *
      (Math.sin(turn * t) * Math.exp(-2.4 * t) + 0.22 * Math.sin(turn * 2.76 * t) * Math.exp(-7 * t)),
  };
}

function held(note: number, seconds: number): Tone {
  const turn = 2 * Math.PI * hertz(note);
  return {
    seconds,
    at: (t) =>
      Math.min(1, t / 0.18, (seconds - t) / 0.25) *
      (Math.sin(turn * t) + 0.3 * Math.sin(turn * 1.003 * t) + 0.12 * Math.sin(turn * 2 * t)),
  };
}

function add(output: Float32Array, sampleRate: number, start: number, tone: Tone, gain: number): void {
  const first = Math.round(start * sampleRate);
  const count = Math.min(output.length - first, Math.floor(tone.seconds * sampleRate));
  for (let index = 0; index < count; index++) output[first + index]! += gain * tone.at(index / sampleRate);
}

function shapeEnds(output: Float32Array, sampleRate: number): void {
  const [fadeIn, fadeOut] = [1.2 * sampleRate, 0.9 * sampleRate];
  for (let index = 0; index < output.length; index++) {
    const left = output.length - 1 - index;
    output[index]! *= Math.min(1, index / fadeIn) * Math.min(1, left / fadeOut);
  }
}
