import type { WhisperShape } from '../whisper-shape.ts';
import type { ToyWeights } from './toy-weights.ts';

/* Whisper once more, in loops (Radford et al. 2022; the names of the hub's PyTorch model): what the graphs must compute. */

type Matrix = readonly Float64Array[];

export interface PlainWhisper {
  /** @param features `[mels][2 · frames]` */
  encode(features: Matrix): Matrix;
  /** Logits of every position. */
  decode(tokens: readonly number[], sound: Matrix): Matrix;
}

export function plainWhisper(weights: ToyWeights, shape: WhisperShape): PlainWhisper {
  const vector = (name: string): Float32Array => weights.get(name)?.values ?? new Float32Array(shape.width);
  const row = (name: string, index: number): Float32Array => {
    const width = weights.get(name)?.dims[1] ?? 0;
    return vector(name).subarray(index * width, (index + 1) * width);
  };
  const linear = (input: Matrix, name: string): Matrix => {
    const rows = weights.get(`${name}.weight`)?.dims[0] ?? 0;
    const bias = weights.get(`${name}.bias`)?.values;
    return input.map((line) =>
      Float64Array.from(
        { length: rows },
        (_, index) => dot(line, row(`${name}.weight`, index)) + (bias?.[index] ?? 0),
      ),
    );
  };
  const norm = (input: Matrix, name: string): Matrix =>
    input.map((line) => {
      const mean = sum(line) / line.length;
      const variance = sum(line.map((value) => (value - mean) ** 2)) / line.length;
      const scale = 1 / Math.sqrt(variance + 1e-5);
      return line.map((value, index) => {
        return (
          (value - mean) * scale * (vector(`${name}.weight`)[index] ?? 0) +
          (vector(`${name}.bias`)[index] ?? 0)
        );
      });
    });
  const attend = (input: Matrix, source: Matrix, name: string, heads: number, causal: boolean): Matrix => {
    const [query, key, value] = [
      linear(input, `${name}.q_proj`),
      linear(source, `${name}.k_proj`),
      linear(source, `${name}.v_proj`),
    ];
    const size = shape.width / heads;
    const mixed = query.map((line, at) => {
      const result = new Float64Array(shape.width);
      for (let head = 0; head < heads; head++) {
        const part = (other: Float64Array) => other.subarray(head * size, (head + 1) * size);
        const seen = key.slice(0, causal ? at + 1 : key.length);
        const shares = softmax(seen.map((other) => dot(part(line), part(other)) / Math.sqrt(size)));
        shares.forEach((share, index) => {
          part(value[index]!).forEach((number, place) => (result[head * size + place]! += share * number));
        });
      }
      return result;
    });
    return linear(mixed, `${name}.out_proj`);
  };
  const feed = (input: Matrix, name: string): Matrix => {
    const wide = linear(norm(input, `${name}.final_layer_norm`), `${name}.fc1`);
    return add(
      input,
      linear(
        wide.map((line) => line.map(gelu)),
        `${name}.fc2`,
      ),
    );
  };
  const convolve = (input: Matrix, name: string, stride: number): Matrix => {
    const [rows = 0, channels = 0] = weights.get(`encoder.${name}.weight`)?.dims ?? [];
    const kernel = vector(`encoder.${name}.weight`);
    const length = Math.floor(((input[0]?.length ?? 0) - 1) / stride) + 1;
    return Array.from({ length: rows }, (_, out) =>
      Float64Array.from({ length }, (__, at) => {
        let total = vector(`encoder.${name}.bias`)[out] ?? 0;
        for (let channel = 0; channel < channels; channel++) {
          for (let tap = 0; tap < 3; tap++) {
            total +=
              (kernel[(out * channels + channel) * 3 + tap] ?? 0) *
              (input[channel]?.[at * stride + tap - 1] ?? 0);
          }
        }
        return gelu(total);
      }),
    );
  };
  return {
    encode(features) {
      const turned = transpose(convolve(convolve(features, 'conv1', 1), 'conv2', 2));
      let state: Matrix = turned.map((line, at) =>
        line.map((value, index) => value + (row('encoder.embed_positions.weight', at)[index] ?? 0)),
      );
      for (let layer = 0; layer < shape.encoderLayers; layer++) {
        const name = `encoder.layers.${String(layer)}`;
        const normal = norm(state, `${name}.self_attn_layer_norm`);
        const attended = add(state, attend(normal, normal, `${name}.self_attn`, shape.encoderHeads, false));
        state = feed(attended, name);
      }
      return norm(state, 'encoder.layer_norm');
    },
    decode(tokens, sound) {
      let state: Matrix = tokens.map((token, at) =>
        Float64Array.from(row('decoder.embed_tokens.weight', token), (value, index) => {
          return value + (row('decoder.embed_positions.weight', at)[index] ?? 0);
        }),
      );
      for (let layer = 0; layer < shape.decoderLayers; layer++) {
        const name = `decoder.layers.${String(layer)}`;
        const own = norm(state, `${name}.self_attn_layer_norm`);
        const passed = add(state, attend(own, own, `${name}.self_attn`, shape.decoderHeads, true));
        const cross = norm(passed, `${name}.encoder_attn_layer_norm`);
        const heard = add(passed, attend(cross, sound, `${name}.encoder_attn`, shape.decoderHeads, false));
        state = feed(heard, name);
      }
      return linear(norm(state, 'decoder.layer_norm'), 'decoder.embed_tokens');
    },
  };
}

function dot(a: Float64Array | Float32Array, b: Float64Array | Float32Array): number {
  let total = 0;
  for (let index = 0; index < a.length; index++) total += (a[index] ?? 0) * (b[index] ?? 0);
  return total;
}

function sum(values: Float64Array): number {
  return values.reduce((total, value) => total + value, 0);
}

function add(a: Matrix, b: Matrix): Matrix {
  return a.map((line, at) => line.map((value, index) => value + (b[at]?.[index] ?? 0)));
}

function transpose(matrix: Matrix): Matrix {
  const length = matrix[0]?.length ?? 0;
  return Array.from({ length }, (_, column) => Float64Array.from(matrix, (line) => line[column] ?? 0));
}

function softmax(values: readonly number[]): readonly number[] {
  const top = Math.max(...values);
  const raised = values.map((value) => Math.exp(value - top));
  const total = raised.reduce((all, value) => all + value, 0);
  return raised.map((value) => value / total);
}

function gelu(value: number): number {
  return (value * (1 + erf(value / Math.SQRT2))) / 2;
}

/** By its series; the arguments here are small. */
function erf(value: number): number {
  if (Math.abs(value) > 4) return Math.sign(value);
  let term = value;
  let total = value;
  for (let index = 1; index < 80; index++) {
    term *= (-value * value) / index;
    total += term / (2 * index + 1);
  }
  return (2 / Math.sqrt(Math.PI)) * total;
}
