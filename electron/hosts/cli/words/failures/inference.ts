import type {
  DeviceTrouble,
  GraphName,
  InferenceFailures,
  MemoryShortage,
  ModelDamage,
  ModelFileMissing,
  ModelMisfit,
  WorkerEnd,
} from '../../../../../core/failures/inference.ts';
import type {
  StoredModelDamaged,
  StoredModelMissingFile,
  StoredModelUnsupported,
} from '../../../../../core/failures/models.ts';
import { byReason } from '../../../../../core/failures/words-by.ts';
import { endingWords, providerFailureSentence, providerFindingSentence } from '../devices.ts';
import type { FailureWords } from './failure-words.ts';
import { storedModelDamaged, storedModelMissingFile, storedModelUnsupported } from './stored-models.ts';
import { formatGibibytes } from '../format-bytes.ts';

const graphs: Readonly<Record<GraphName, string>> = {
  text: 'The text embedding model',
  voice: 'The speaker model',
  segmentation: 'The model for people who speak at once',
  image: 'The image graph',
  'image-text': 'The text graph',
  'translator-encoder': 'The encoder of the translation model',
  'translator-decoder': 'The decoder of the translation model',
  'text-detector': 'The graph that finds text in pictures',
  'text-recogniser': 'The graph that reads text in pictures',
  'text-turner': 'The graph that finds text upside down',
};

type Crash = Extract<WorkerEnd, { readonly reason: 'ended' | 'too-often' }>;

function howItEnded({ ending, provider }: Pick<Crash, 'ending' | 'provider'>): string {
  return endingWords(ending) + (provider === null ? '' : ` while using ${provider}`);
}

function crashAdvice({ ending, provider }: Pick<Crash, 'ending' | 'provider'>): string {
  if (provider !== null && provider !== 'cpu')
    return `Run again with --device cpu, or update the driver that ${provider} uses.`;
  if (ending.by === 'signal' && ending.signal === 'SIGKILL')
    return 'The system may have run out of memory: close other programs or choose a smaller model.';
  return 'Run `sidecut doctor`, and `sidecut models verify` in case the model is damaged; --device cpu is the safest.';
}

/** Of what the runtime says, as much as belongs in a sentence. */
const quote = (runtimeWords: string) => runtimeWords.slice(0, 200);

export const inferenceWords: FailureWords<InferenceFailures> = {
  'model-missing-file': byReason<ModelFileMissing, StoredModelMissingFile>(
    {
      'not-in-folder': ({ folder, file }) =>
        `The model folder ${folder} has no ${file}. Install the model again, or point to a folder that has it.`,
      'not-there': ({ path }) =>
        `The model file ${path} is missing. Install the model again, or point to a folder that has it.`,
      weights: ({ path }) =>
        `The weights that belong to ${path} are missing or too short. Install the model again.`,
    },
    storedModelMissingFile,
  ),
  'model-damaged': byReason<ModelDamage, StoredModelDamaged>(
    {
      'not-json': ({ folder, file }) => `${file} of ${folder} is not valid JSON. Install the model again.`,
      'wrong-value': ({ folder, file, field, problem }) =>
        `${file} of ${folder} has a wrong value at "${field}" (${problem}). Install the model again.`,
      'config-too-large': ({ path, bytes }) =>
        `${path} is too large for a configuration file (${bytes} bytes).`,
      'configs-disagree': ({ folder }) =>
        `config.json and preprocessor_config.json of ${folder} do not belong together (window length or mel bins ` +
        'differ). Install the model again.',
      tokenizer: ({ folder }) => `The tokenizer.json of ${folder} cannot be used. Install the model again.`,
      'lacks-token': ({ token }) =>
        `The model's tokenizer has no ${token} token, so it is not a Whisper model.`,
      'token-outside': ({ token, vocabularySize }) =>
        `The model's tokenizer uses token ${token}, but config.json declares only ${vocabularySize} tokens; the ` +
        'files do not belong together.',
      'no-numbers': () =>
        'The translation model gives no numbers. Its files may be damaged: install it again.',
      hash: ({ path }) => `${path} is not the file that came with Sidecut. Install Sidecut again.`,
      graph: ({ path }) =>
        `The model file ${path} is damaged. Install the model again (\`sidecut models verify\` finds damaged files).`,
      'not-opened': ({ path, runtimeWords }) =>
        `The model file ${path} could not be opened (${quote(runtimeWords)}). Install the model again.`,
    },
    storedModelDamaged,
  ),
  'model-unsupported': byReason<ModelMisfit, StoredModelUnsupported>(
    {
      operators: ({ path }) =>
        `The model ${path} uses operators that this version of ONNX Runtime lacks. Export it with an older opset.`,
      inputs: ({ runtimeWords }) =>
        `The model cannot be run (${quote(runtimeWords)}). Its graph and its configuration may not belong together.`,
      'unknown-input': ({ graph, input, known }) =>
        `${graphs[graph]} wants an input "${input}", which Sidecut does not know. It takes ${known.join(', ')}.`,
      'no-output': ({ graph, outputs }) =>
        `${graphs[graph]} has no output of numbers named ${outputs.join(' or ')}. It may be a model for another task.`,
      'output-shape': ({ graph, output, shape }) =>
        `${graphs[graph]} gives "${output}" of the shape [${shape.join(', ')}], not one vector for each input.`,
      'no-decoder-output': ({ output }) => `The model's decoder has no output "${output}".`,
      'value-type': ({ type }) =>
        `The model's graph exchanges ${type} values, which cannot be read here. Use its fp32, int8 or q4 files.`,
      pooling: () =>
        'The text embedding model joins its tokens in a way that Sidecut does not have; it takes the mean or the ' +
        'first token.',
      'no-characters': ({ path }) => `${path} does not say which characters it writes.`,
      'image-scaling': ({ folder }) =>
        `preprocessor_config.json of ${folder} asks for a way to scale images that Sidecut does not have.`,
      'no-shared-space': ({ image, text }) =>
        `The image graph gives ${image} numbers and the text graph ${text}; they must share a space.`,
      'not-a-translator': ({ folder, modelType }) =>
        `The model of ${folder} ("${modelType}") is none that Sidecut translates with: it takes Marian (opus-mt), ` +
        'M2M100 and NLLB.',
      'names-no-languages': ({ folder }) =>
        `Nothing in ${folder} tells which languages the model translates. Name the folder after its model, like ` +
        'opus-mt-en-de.',
      'only-transcribes': ({ model }) =>
        `${model === null ? 'This model' : `The model ${model}`} knows English only and can't translate. Choose a ` +
        'multilingual one with --model.',
    },
    storedModelUnsupported,
  ),
  'device-unavailable': byReason<DeviceTrouble>({
    'not-usable': ({ provider, finding }) =>
      `The device ${provider} cannot be used: ${providerFindingSentence(finding)}`,
    none: () => 'No execution provider works, not even the processor.',
    'not-opened': ({ provider, failure }) =>
      `The model could not be opened on ${provider}: ${providerFailureSentence(failure)}`,
    'not-run': ({ provider, failure }) =>
      `The model does not run on ${provider}: ${providerFailureSentence(failure)}`,
  }),
  'worker-crashed': byReason<WorkerEnd>({
    ended: (crash) =>
      `The inference process ended unexpectedly (${howItEnded(crash)}). It is started again with the next call.`,
    stopped: () =>
      'The inference process was ended, because a call in it went on after it was cancelled. Another is started with ' +
      'the next call.',
    'model-lost': () => 'The inference process was restarted: load the model again.',
    'too-often': (crash) =>
      `The inference process ended unexpectedly ${crash.crashes} times within a minute (last: ${howItEnded(crash)}). ` +
      crashAdvice(crash),
    'no-runtime': ({ runtimeWords }) =>
      `ONNX Runtime could not be loaded (${runtimeWords}). Run \`npm run setup\` again; on Windows install the current ` +
      'Visual C++ redistributable.',
    'no-llama': ({ runtimeWords }) =>
      `llama.cpp, which runs language models, could not be loaded (${quote(runtimeWords)}). Run \`npm ci\` again; a server ` +
      'on this computer (Ollama, LM Studio) can write in its place.',
  }),
  'out-of-memory': byReason<MemoryShortage>({
    load: ({ path }) =>
      `There is not enough memory to load ${path}. Close other programs or choose a smaller model.`,
    run: () => 'There is not enough memory to run the model. Close other programs or choose a smaller model.',
    'over-budget': ({ neededBytes, usedBytes, budgetBytes }) =>
      `The model needs about ${formatGibibytes(neededBytes)} of memory, ${formatGibibytes(usedBytes)} of the budget of ` +
      `${formatGibibytes(budgetBytes)} are in use. Choose a smaller model or a smaller precision (int8, q4), or raise the ` +
      'memory budget.',
  }),
};
