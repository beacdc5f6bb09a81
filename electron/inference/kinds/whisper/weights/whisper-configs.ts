import { languageOfToken } from '../processing/languages.ts';
import { alignmentHeads } from './alignment-heads.ts';
import type { WhisperShape } from './whisper-shape.ts';

/** What steers a model, beside its sizes. */
export interface Steering {
  /** Content of every added token to its id. */
  readonly specials: ReadonlyMap<string, number>;
  readonly multilingual: boolean;
  /** Of text, without the steering tokens. */
  readonly suppressedTexts: readonly number[];
  /** Not the first to be written, without the end. */
  readonly suppressedFirst: readonly number[];
  /** Undefined: the published ones of its size. */
  readonly alignmentHeads: readonly (readonly [number, number])[] | undefined;
  /** What the model is called where it lies. */
  readonly name: string;
}

const sampleRate = 16_000;
const hopSamples = 160;

/** config.json, as far as Sidecut reads it, with the names that other programs expect. */
export function makeModelConfig(shape: WhisperShape, medianFilterWidth = 7): object {
  return {
    architectures: ['WhisperForConditionalGeneration'],
    model_type: 'whisper',
    d_model: shape.width,
    encoder_layers: shape.encoderLayers,
    encoder_attention_heads: shape.encoderHeads,
    encoder_ffn_dim: shape.encoderInner,
    decoder_layers: shape.decoderLayers,
    decoder_attention_heads: shape.decoderHeads,
    decoder_ffn_dim: shape.decoderInner,
    num_mel_bins: shape.melBins,
    max_source_positions: shape.frames,
    max_target_positions: shape.positions,
    vocab_size: shape.vocabularySize,
    median_filter_width: medianFilterWidth,
  };
}

/** preprocessor_config.json: a window is two frames of sound for each of the encoder's. */
export function makePreprocessorConfig({ melBins, frames }: WhisperShape): object {
  const samples = 2 * frames * hopSamples;
  return {
    feature_extractor_type: 'WhisperFeatureExtractor',
    feature_size: melBins,
    sampling_rate: sampleRate,
    hop_length: hopSamples,
    n_fft: 400,
    chunk_length: samples / sampleRate,
    n_samples: samples,
  };
}

export function makeGenerationConfig(shape: WhisperShape, steering: Steering): object {
  const { specials, multilingual, name } = steering;
  const id = (token: string): number | undefined => specials.get(token);
  const end = id('<|endoftext|>');
  const steered = [
    'startoftranscript',
    'translate',
    'transcribe',
    'startoflm',
    'startofprev',
    'nospeech',
    'nocaptions',
  ]
    .map((token) => id(`<|${token}|>`))
    .filter((value) => value !== undefined);
  const suppressed = [...new Set([...steering.suppressedTexts, ...steered])].sort((a, b) => a - b);
  const languages = [...specials].filter(([token]) => languageOfToken(token) !== undefined);
  return {
    alignment_heads: steering.alignmentHeads ?? alignmentHeads(shape, { multilingual, name }),
    eos_token_id: end,
    decoder_start_token_id: id('<|startoftranscript|>'),
    begin_suppress_tokens: [...new Set([...steering.suppressedFirst, ...(end === undefined ? [] : [end])])],
    suppress_tokens: suppressed,
    is_multilingual: multilingual,
    max_initial_timestamp_index: 50,
    max_length: shape.positions,
    no_timestamps_token_id: id('<|notimestamps|>'),
    prev_sot_token_id: id('<|startofprev|>'),
    ...(multilingual && {
      lang_to_id: Object.fromEntries(languages),
      task_to_id: { transcribe: id('<|transcribe|>'), translate: id('<|translate|>') },
    }),
  };
}

export function makeTokenizerConfig({ positions }: WhisperShape): object {
  return { tokenizer_class: 'WhisperTokenizer', model_max_length: positions };
}
