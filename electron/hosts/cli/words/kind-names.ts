/** What a person knows the kinds of models by; one without an entry goes by its own name. */
const names: Readonly<Record<string, string>> = {
  whisper: 'a Whisper model',
  'sentence-encoder': 'a sentence encoder',
  clip: 'a CLIP model',
  siglip: 'a SigLIP model',
  marian: 'a Marian translator',
  m2m_100: 'an M2M-100 translator',
  wespeaker: 'a WeSpeaker model',
  'pp-ocr': 'a PP-OCR model',
  gguf: 'a language model in a GGUF file',
  'silero-vad': 'a Silero speech detector',
};

/** `a Whisper model`. */
export function kindName(kind: string): string {
  return names[kind] ?? `a model of the kind "${kind}"`;
}
