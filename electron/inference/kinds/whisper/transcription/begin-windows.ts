import { guessLanguage } from '../processing/language-scores.ts';
import type { LanguageGuess } from '../processing/language-scores.ts';
import { buildPrompt } from '../processing/prompt.ts';
import type { Prompt, WhisperTask } from '../processing/prompt.ts';
import { probabilityOf } from '../../../processing/token-scores.ts';
import type { DecodingBatch, EncodedWindows, StepOutput } from '../decoder/decoder.ts';
import type { LoadedModel } from '../opening/loaded-model.ts';

/** What is known of a window before it is decoded. */
export interface WindowRequest {
  /** Index among the encoded windows. */
  readonly window: number;
  /** Undefined: to be found out. */
  readonly language: LanguageGuess | undefined;
  /** Codes of the languages that come into question where it is to be found out; none: all. */
  readonly allowed?: readonly string[];
  /** Tokens of names and terms. */
  readonly hint: readonly number[];
  /** Tokens of what was said before. */
  readonly previous: readonly number[];
  /** The timestamp that the text has to begin with, where what lies before it is written already. */
  readonly firstToken?: number;
}

export interface BegunWindow {
  readonly request: WindowRequest;
  readonly language: LanguageGuess;
  readonly noSpeechProb: number;
  /** Tokens before the first generated one. */
  readonly promptLength: number;
}

/** Windows whose prompts have been given; row `i` of the batch is `windows[i]`. */
export interface BegunGroup {
  readonly batch: DecodingBatch;
  readonly first: StepOutput;
  readonly windows: readonly BegunWindow[];
}

const english: LanguageGuess = { language: 'en', probability: 1 };

/** Gives every window its prompt, finding the language first where it is not given. */
export async function beginWindows(
  model: LoadedModel,
  encoded: EncodedWindows,
  requests: readonly WindowRequest[],
  task: WhisperTask,
  wants: { readonly attention: boolean },
): Promise<readonly BegunGroup[]> {
  const { multilingual } = model.folder.tokens;
  const known = requests.map((request) => (multilingual ? request : { ...request, language: english }));
  if (known.every(({ language }) => language !== undefined))
    return beginKnown(model, encoded, known, task, wants);
  if (known.every(({ hint, previous }) => hint.length + previous.length === 0)) {
    return [await beginTogether(model, encoded, known, task, wants)];
  }
  // Before other text, the language is still asked for without it, as the reference does.
  const languages = await detectLanguages(model, encoded, known);
  const found = known.map((request, index) => ({
    ...request,
    language: request.language ?? languages[index],
  }));
  return beginKnown(model, encoded, found, task, wants);
}

/** One pass: the logits after `<|startoftranscript|>` name the language, which is then fed as the next token. */
async function beginTogether(
  model: LoadedModel,
  encoded: EncodedWindows,
  requests: readonly WindowRequest[],
  task: WhisperTask,
  wants: { readonly attention: boolean },
): Promise<BegunGroup> {
  const { tokens, config } = model.folder;
  const rows = requests.map(({ window }) => ({ window, tokens: [tokens.startOfTranscript], startIndex: 0 }));
  const { batch, output } = await model.decoder.begin(encoded, rows, wants);
  const windows = requests.map((request, row) => describe(model, request, output.startLogits, row, 1));
  const prompts = windows.map(({ language }) =>
    buildPrompt(
      {
        language: language.language,
        task,
        hint: [],
        previous: [],
        contextLength: config.max_target_positions,
      },
      tokens,
    ),
  );
  let first: StepOutput = output;
  const length = prompts[0]?.tokens.length ?? 1;
  for (let position = 1; position < length; position++) {
    first = await batch.step(prompts.map((prompt) => prompt.tokens[position] ?? 0));
  }
  return { batch, first, windows: windows.map((window) => ({ ...window, promptLength: length })) };
}

/** Asks for the languages without any other text. */
export async function detectLanguages(
  model: LoadedModel,
  encoded: EncodedWindows,
  requests: readonly Pick<WindowRequest, 'window' | 'allowed'>[],
): Promise<readonly LanguageGuess[]> {
  const { tokens } = model.folder;
  const rows = requests.map(({ window }) => ({ window, tokens: [tokens.startOfTranscript], startIndex: 0 }));
  const { batch, output } = await model.decoder.begin(encoded, rows, { attention: false });
  batch.dispose();
  return requests.map(({ allowed }, row) =>
    guessLanguage(output.startLogits, row * model.rules.vocabularySize, tokens, allowed),
  );
}

async function beginKnown(
  model: LoadedModel,
  encoded: EncodedWindows,
  requests: readonly WindowRequest[],
  task: WhisperTask,
  wants: { readonly attention: boolean },
): Promise<readonly BegunGroup[]> {
  const { tokens, config } = model.folder;
  const prompted = requests.map((request) => ({
    request,
    prompt: buildPrompt(
      {
        language: request.language?.language,
        task,
        hint: request.hint,
        previous: request.previous,
        contextLength: config.max_target_positions,
      },
      tokens,
    ),
  }));
  const groups: BegunGroup[] = [];
  for (const group of groupByLength(prompted, model.decoder.mixesPromptLengths)) {
    const rows = group.map(({ request, prompt }) => ({ window: request.window, ...prompt }));
    const { batch, output } = await model.decoder.begin(encoded, rows, wants);
    const windows = group.map(({ request, prompt }, row) =>
      describe(model, request, output.startLogits, row, prompt.tokens.length),
    );
    groups.push({ batch, first: output, windows });
  }
  return groups;
}

type Prompted = { readonly request: WindowRequest; readonly prompt: Prompt };

function groupByLength(prompted: readonly Prompted[], mixes: boolean): readonly (readonly Prompted[])[] {
  if (mixes) return [prompted];
  return [...Map.groupBy(prompted, ({ prompt }) => prompt.tokens.length).values()];
}

function describe(
  model: LoadedModel,
  request: WindowRequest,
  startLogits: Float32Array,
  row: number,
  promptLength: number,
): BegunWindow {
  const { tokens } = model.folder;
  const { vocabularySize } = model.rules;
  const offset = row * vocabularySize;
  const noSpeechProb =
    tokens.noSpeech === undefined ? 0 : probabilityOf(startLogits, offset, vocabularySize, tokens.noSpeech);
  const language = request.language ?? guessLanguage(startLogits, offset, tokens, request.allowed);
  return { request, language, noSpeechProb, promptLength };
}
