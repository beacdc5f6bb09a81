import { seededBytes } from './whisper-files.ts';

/* Files with the names, not the sense, of the kinds of models beside Whisper, as the catalogue's repositories hold them. */

type Files = Record<string, Buffer>;

function json(content: unknown): Buffer {
  return Buffer.from(JSON.stringify(content));
}

/** With a pooling folder, sentence-transformers' own files, and a graph that no one asks for. */
export function sentenceEncoderFiles(seed = 'embedding'): Files {
  return {
    'README.md': Buffer.from('# A model for tests'),
    'config.json': json({ model_type: 'bert', seed }),
    'tokenizer.json': seededBytes(`${seed} tokenizer`, 30_000),
    'tokenizer_config.json': json({ model_max_length: 512 }),
    '1_Pooling/config.json': json({ pooling_mode_mean_tokens: true }),
    'sentencepiece.bpe.model': seededBytes(`${seed} pieces`, 20_000),
    'onnx/model.onnx': seededBytes(`${seed} graph`, 300_000),
    'onnx/model_quantized.onnx': seededBytes(`${seed} small graph`, 100_000),
  };
}

/** Both towers, and the graph of both together that Sidecut does not use. */
export function clipFiles(seed = 'clip', suffix = '_quantized'): Files {
  return {
    'config.json': json({ model_type: 'clip', seed }),
    'preprocessor_config.json': json({ size: 224 }),
    'tokenizer.json': seededBytes(`${seed} tokenizer`, 30_000),
    'tokenizer_config.json': json({ model_max_length: 77 }),
    [`onnx/model${suffix}.onnx`]: seededBytes(`${seed} both`, 300_000),
    [`onnx/vision_model${suffix}.onnx`]: seededBytes(`${seed} vision`, 200_000),
    [`onnx/text_model${suffix}.onnx`]: seededBytes(`${seed} text`, 100_000),
  };
}

export function translatorFiles(seed = 'opus', modelType = 'marian', suffix = '_quantized'): Files {
  return {
    'config.json': json({ model_type: modelType, seed }),
    'generation_config.json': json({ max_length: 512 }),
    'tokenizer.json': seededBytes(`${seed} tokenizer`, 30_000),
    'tokenizer_config.json': json({ source_lang: 'eng', target_lang: 'deu' }),
    'source.spm': seededBytes(`${seed} pieces`, 20_000),
    [`onnx/encoder_model${suffix}.onnx`]: seededBytes(`${seed} encoder`, 100_000),
    [`onnx/decoder_model${suffix}.onnx`]: seededBytes(`${seed} first step`, 110_000),
    [`onnx/decoder_model_merged${suffix}.onnx`]: seededBytes(`${seed} decoder`, 120_000),
  };
}

export function speakerFiles(seed = 'speaker'): Files {
  return {
    'config.json': json({ model_type: 'wespeaker-resnet', seed }),
    'preprocessor_config.json': json({ feature_extractor_type: 'WeSpeakerFeatureExtractor' }),
    'onnx/model.onnx': seededBytes(`${seed} graph`, 100_000),
  };
}
