import { Tensor } from 'onnxruntime-node';

/** Token ids of several texts, padded at the end to one length. */
export interface TokenBatch {
  /** Tokens of each text, without padding. */
  readonly lengths: readonly number[];
  /** Tensors by the names that encoders give them, each `[texts, tokens]` of int64. */
  readonly offered: Readonly<Record<string, () => Tensor>>;
}

export function makeTokenBatch(
  texts: readonly (readonly number[])[],
  padId: number,
  tokens = Math.max(...texts.map(({ length }) => length)),
): TokenBatch {
  const fill = (value: (text: readonly number[], token: number) => number) => () => {
    const data = new BigInt64Array(texts.length * tokens);
    for (const [row, text] of texts.entries()) {
      for (let token = 0; token < tokens; token++) data[row * tokens + token] = BigInt(value(text, token));
    }
    return new Tensor('int64', data, [texts.length, tokens]);
  };
  return {
    lengths: texts.map(({ length }) => length),
    offered: {
      input_ids: fill((text, token) => text[token] ?? padId),
      attention_mask: fill((text, token) => (token < text.length ? 1 : 0)),
      token_type_ids: fill(() => 0),
      position_ids: fill((_text, token) => token),
    },
  };
}
