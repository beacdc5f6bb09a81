import type {
  DeviceTrouble,
  GraphName,
  InferenceFailures,
  MemoryShortage,
  ModelDamage,
  ModelFileMissing,
  ModelMisfit,
  WorkerEnd,
} from '../../../core/failures/inference.ts';
import type {
  StoredModelDamaged,
  StoredModelMissingFile,
  StoredModelUnsupported,
} from '../../../core/failures/models.ts';
import { byReason } from '../../../core/failures/words-by.ts';
import { endingTexts, providerFailureTexts, providerFindingTexts, providerName } from '../devices.ts';
import { formatBytes } from '../format.ts';
import type { FailureTexts } from './failure-texts.ts';
import { storedModelDamaged, storedModelMissingFile, storedModelUnsupported } from './stored-models.ts';

const graphsEn: Readonly<Record<GraphName, string>> = {
  text: 'The text model',
  voice: 'The speaker model',
  segmentation: 'The model for people who speak at once',
  image: 'The image part of the model',
  'image-text': 'The text part of the model',
  'translator-encoder': 'The encoder of the translation model',
  'translator-decoder': 'The decoder of the translation model',
  'text-detector': 'The part of the model that finds text',
  'text-recogniser': 'The part of the model that reads text',
  'text-turner': 'The part of the model that finds text upside down',
};
const graphsZh: Readonly<Record<GraphName, string>> = {
  text: '文本模型',
  voice: '说话人模型',
  segmentation: '多人同时说话检测模型',
  image: '模型的图像部分',
  'image-text': '模型的文本部分',
  'translator-encoder': '翻译模型的编码器',
  'translator-decoder': '翻译模型的解码器',
  'text-detector': '模型中查找文字的部分',
  'text-recogniser': '模型中识别文字的部分',
  'text-turner': '模型中检测倒置文字的部分',
};

/** Of what the runtime says, as much as belongs in a sentence. */
const quote = (runtimeWords: string) => runtimeWords.slice(0, 200);

type Crash = Extract<WorkerEnd, { readonly reason: 'ended' | 'too-often' }>;

function howEn({ ending, provider }: Pick<Crash, 'ending' | 'provider'>): string {
  return endingTexts.en(ending) + (provider === null ? '' : `, while using ${providerName(provider)}`);
}

function howZh({ ending, provider }: Pick<Crash, 'ending' | 'provider'>): string {
  return endingTexts['zh-CN'](ending) + (provider === null ? '' : `，当时使用 ${providerName(provider)}`);
}

type Advised = 'driver' | 'memory' | 'processor';

function adviceFor({ ending, provider }: Pick<Crash, 'ending' | 'provider'>): Advised {
  if (provider !== null && provider !== 'cpu') return 'driver';
  return ending.by === 'signal' && ending.signal === 'SIGKILL' ? 'memory' : 'processor';
}

const adviceEn: Readonly<Record<Advised, string>> = {
  driver: 'Choose the CPU as the device and try again, or update the graphics driver.',
  memory: 'The system may have run out of memory: close other programs or choose a smaller model.',
  processor: 'Choose the CPU as the device; if that fails too, install the model again.',
};
const adviceZh: Readonly<Record<Advised, string>> = {
  driver: '请选择 CPU 作为设备后重试，或更新显卡驱动。',
  memory: '系统内存可能不足：请关闭其他程序，或选择较小的模型。',
  processor: '请选择 CPU 作为设备；若仍失败，请重新安装模型。',
};

export const inferenceTexts: FailureTexts<InferenceFailures> = {
  en: {
    'model-missing-file': byReason<ModelFileMissing, StoredModelMissingFile>(
      {
        'not-in-folder': ({ folder, file }) =>
          `The model folder ${folder} has no ${file}. Install the model again under Models.`,
        'not-there': ({ path }) => `The model file ${path} is missing. Install the model again under Models.`,
        weights: ({ path }) =>
          `The weights that belong to ${path} are missing or too short. Install the model again under Models.`,
      },
      (facts) => storedModelMissingFile(facts, 'en'),
    ),
    'model-damaged': byReason<ModelDamage, StoredModelDamaged>(
      {
        'not-json': ({ folder, file }) =>
          `${file} of ${folder} is not valid JSON. Install the model again under Models.`,
        'wrong-value': ({ folder, file, field, problem }) =>
          `${file} of ${folder} has a wrong value at “${field}” (${problem}). Install the model again under Models.`,
        'config-too-large': ({ path, bytes }) =>
          `${path} is too large for a configuration file (${formatBytes(bytes, 'en')}).`,
        'configs-disagree': ({ folder }) =>
          `config.json and preprocessor_config.json of ${folder} do not belong together. Install the model again under ` +
          'Models.',
        tokenizer: ({ folder }) =>
          `tokenizer.json of ${folder} can’t be used. Install the model again under Models.`,
        'lacks-token': ({ token }) => `The model’s tokenizer has no ${token}, so it is not a Whisper model.`,
        'token-outside': ({ token, vocabularySize }) =>
          `The model’s tokenizer uses token ${token}, but config.json declares only ${vocabularySize}; the files do not ` +
          'belong together.',
        'no-numbers': () => 'The translation model gives no numbers. Install it again under Models.',
        hash: ({ path }) => `${path} is not the file that came with Sidecut. Install Sidecut again.`,
        graph: ({ path }) => `The model file ${path} is damaged. Install the model again under Models.`,
        'not-opened': ({ path, runtimeWords }) =>
          `The model file ${path} could not be opened (${quote(runtimeWords)}). Install the model again under Models.`,
      },
      (facts) => storedModelDamaged(facts, 'en'),
    ),
    'model-unsupported': byReason<ModelMisfit, StoredModelUnsupported>(
      {
        operators: ({ path }) => `${path} uses operators that this version of ONNX Runtime lacks.`,
        inputs: ({ runtimeWords }) =>
          `The model can’t be run (${quote(runtimeWords)}). Its parts may not belong together.`,
        'unknown-input': ({ graph, input, known }) =>
          `${graphsEn[graph]} wants an input “${input}” that Sidecut does not know. It takes ${known.join(', ')}.`,
        'no-output': ({ graph, outputs }) =>
          `${graphsEn[graph]} has no output of numbers named ${outputs.join(' or ')}. It may be a model for another task.`,
        'output-shape': ({ graph, output, shape }) =>
          `${graphsEn[graph]} gives “${output}” of the shape [${shape.join(', ')}], not one vector for each input.`,
        'no-decoder-output': ({ output }) => `The model’s decoder has no output “${output}”.`,
        'value-type': ({ type }) =>
          `The model exchanges ${type} values, which can’t be read here. Use its fp32, int8 or q4 files.`,
        pooling: () => 'The text model joins its tokens in a way that Sidecut does not have.',
        'no-characters': ({ path }) => `${path} does not say which characters it writes.`,
        'image-scaling': ({ folder }) =>
          `preprocessor_config.json of ${folder} asks for a way to scale images that Sidecut does not have.`,
        'no-shared-space': ({ image, text }) =>
          `The image part gives ${image} numbers and the text part ${text}; they must share a space.`,
        'not-a-translator': ({ folder, modelType }) =>
          `The model of ${folder} (“${modelType}”) is none that Sidecut translates with: it takes Marian (opus-mt), M2M100 ` +
          'and NLLB.',
        'names-no-languages': ({ folder }) =>
          `Nothing in ${folder} tells which languages the model translates. Name the folder after its model, like ` +
          'opus-mt-en-de.',
        'only-transcribes': ({ model }) =>
          `${model ?? 'This model'} can’t translate. Choose a multilingual Whisper model.`,
      },
      (facts) => storedModelUnsupported(facts, 'en'),
    ),
    'device-unavailable': byReason<DeviceTrouble>({
      'not-usable': ({ provider, finding }) =>
        `${providerName(provider)} can’t be used: ${providerFindingTexts.en(finding)}`,
      none: () => 'Nothing works to compute on, not even the processor.',
      'not-opened': ({ provider, failure }) =>
        `The model could not be opened on ${providerName(provider)}: ${providerFailureTexts.en(failure)}`,
      'not-run': ({ provider, failure }) =>
        `The model does not run on ${providerName(provider)}: ${providerFailureTexts.en(failure)}`,
    }),
    'worker-crashed': byReason<WorkerEnd>({
      ended: (crash) => `It ended unexpectedly (${howEn(crash)}) and is started again when it is needed.`,
      stopped: () => 'It was ended, because something in it went on after it was cancelled. Try again.',
      'model-lost': () => 'It was started again meanwhile. Try again.',
      'too-often': (crash) =>
        `It ended unexpectedly ${crash.crashes} times within a minute (last: ${howEn(crash)}). ${adviceEn[adviceFor(crash)]}`,
      'no-runtime': ({ runtimeWords }) =>
        `ONNX Runtime could not be loaded (${runtimeWords}). Install Sidecut again; on Windows install the current Visual ` +
        'C++ redistributable.',
      'no-llama': ({ runtimeWords }) =>
        `llama.cpp, which runs language models, could not be loaded (${quote(runtimeWords)}). Install Sidecut again, or name ` +
        'a server on this computer that writes in its place (Settings).',
    }),
    'out-of-memory': byReason<MemoryShortage>({
      load: ({ path }) =>
        `There is not enough memory to load ${path}. Close other programs or choose a smaller model.`,
      run: () =>
        'There is not enough memory to run the model. Close other programs or choose a smaller model.',
      'over-budget': ({ neededBytes, usedBytes, budgetBytes }) =>
        `The model needs about ${formatBytes(neededBytes, 'en')}; ${formatBytes(usedBytes, 'en')} of ` +
        `${formatBytes(budgetBytes, 'en')} are in use. Choose a smaller model.`,
    }),
  },
  'zh-CN': {
    'model-missing-file': byReason<ModelFileMissing, StoredModelMissingFile>(
      {
        'not-in-folder': ({ folder, file }) =>
          `模型文件夹 ${folder} 中没有 ${file}。请在“模型”中重新安装该模型。`,
        'not-there': ({ path }) => `缺少模型文件 ${path}。请在“模型”中重新安装该模型。`,
        weights: ({ path }) => `${path} 的权重文件缺失或不完整。请在“模型”中重新安装该模型。`,
      },
      (facts) => storedModelMissingFile(facts, 'zh-CN'),
    ),
    'model-damaged': byReason<ModelDamage, StoredModelDamaged>(
      {
        'not-json': ({ folder, file }) =>
          `${folder} 中的 ${file} 不是有效的 JSON。请在“模型”中重新安装该模型。`,
        'wrong-value': ({ folder, file, field, problem }) =>
          `${folder} 中 ${file} 的“${field}”取值有误（${problem}）。请在“模型”中重新安装该模型。`,
        'config-too-large': ({ path, bytes }) =>
          `${path} 作为配置文件过大（${formatBytes(bytes, 'zh-CN')}）。`,
        'configs-disagree': ({ folder }) =>
          `${folder} 中的 config.json 与 preprocessor_config.json 不匹配。请在“模型”中重新安装该模型。`,
        tokenizer: ({ folder }) => `${folder} 中的 tokenizer.json 无法使用。请在“模型”中重新安装该模型。`,
        'lacks-token': ({ token }) => `模型的分词器没有 ${token}，因此它不是 Whisper 模型。`,
        'token-outside': ({ token, vocabularySize }) =>
          `模型的分词器用到第 ${token} 个标记，但 config.json 只声明了 ${vocabularySize} 个；这些文件不匹配。`,
        'no-numbers': () => '翻译模型没有给出数值。请在“模型”中重新安装。',
        hash: ({ path }) => `${path} 不是 Sidecut 自带的文件。请重新安装 Sidecut。`,
        graph: ({ path }) => `模型文件 ${path} 已损坏。请在“模型”中重新安装该模型。`,
        'not-opened': ({ path, runtimeWords }) =>
          `无法打开模型文件 ${path}（${quote(runtimeWords)}）。请在“模型”中重新安装该模型。`,
      },
      (facts) => storedModelDamaged(facts, 'zh-CN'),
    ),
    'model-unsupported': byReason<ModelMisfit, StoredModelUnsupported>(
      {
        operators: ({ path }) => `${path} 使用了此版本 ONNX Runtime 没有的运算。`,
        inputs: ({ runtimeWords }) => `无法运行该模型（${quote(runtimeWords)}）。它的各部分可能不匹配。`,
        'unknown-input': ({ graph, input, known }) =>
          `${graphsZh[graph]}需要 Sidecut 不认识的输入“${input}”。可用的输入：${known.join('、')}。`,
        'no-output': ({ graph, outputs }) =>
          `${graphsZh[graph]}没有名为 ${outputs.join(' 或 ')} 的数值输出。它可能是用于其他任务的模型。`,
        'output-shape': ({ graph, output, shape }) =>
          `${graphsZh[graph]}给出的“${output}”形状为 [${shape.join(', ')}]，而不是每个输入一个向量。`,
        'no-decoder-output': ({ output }) => `模型的解码器没有输出“${output}”。`,
        'value-type': ({ type }) => `模型使用 ${type} 数值，这里无法读取。请使用它的 fp32、int8 或 q4 文件。`,
        pooling: () => '该文本模型合并标记的方式 Sidecut 不支持。',
        'no-characters': ({ path }) => `${path} 没有说明它能写出哪些字符。`,
        'image-scaling': ({ folder }) =>
          `${folder} 中的 preprocessor_config.json 要求的图像缩放方式 Sidecut 不支持。`,
        'no-shared-space': ({ image, text }) =>
          `图像部分给出 ${image} 个数，文本部分给出 ${text} 个；两者必须相同。`,
        'not-a-translator': ({ folder, modelType }) =>
          `Sidecut 不能用 ${folder} 中的模型（“${modelType}”）翻译；可用的有 Marian（opus-mt）、M2M100 和 NLLB。`,
        'names-no-languages': ({ folder }) =>
          `${folder} 中没有说明该模型翻译哪些语言。请以模型名命名文件夹，例如 opus-mt-en-de。`,
        'only-transcribes': ({ model }) => `${model ?? '此模型'}不能翻译。请选择多语言的 Whisper 模型。`,
      },
      (facts) => storedModelUnsupported(facts, 'zh-CN'),
    ),
    'device-unavailable': byReason<DeviceTrouble>({
      'not-usable': ({ provider, finding }) =>
        `${providerName(provider)} 无法使用：${providerFindingTexts['zh-CN'](finding)}`,
      none: () => '没有可用的计算设备，连处理器也不行。',
      'not-opened': ({ provider, failure }) =>
        `无法在 ${providerName(provider)} 上打开模型：${providerFailureTexts['zh-CN'](failure)}`,
      'not-run': ({ provider, failure }) =>
        `模型无法在 ${providerName(provider)} 上运行：${providerFailureTexts['zh-CN'](failure)}`,
    }),
    'worker-crashed': byReason<WorkerEnd>({
      ended: (crash) => `进程意外结束（${howZh(crash)}），需要时会重新启动。`,
      stopped: () => '由于取消后仍有任务在运行，该进程已被结束。请重试。',
      'model-lost': () => '该进程已重新启动。请重试。',
      'too-often': (crash) =>
        `进程在一分钟内意外结束 ${crash.crashes} 次（最近一次：${howZh(crash)}）。${adviceZh[adviceFor(crash)]}`,
      'no-runtime': ({ runtimeWords }) =>
        `无法加载 ONNX Runtime（${runtimeWords}）。请重新安装 Sidecut；在 Windows 上请安装最新的 Visual C++ 运行库。`,
      'no-llama': ({ runtimeWords }) =>
        `无法加载运行语言模型的 llama.cpp（${quote(runtimeWords)}）。请重新安装 Sidecut，或在“设置”中指定本机上代为撰写的服务。`,
    }),
    'out-of-memory': byReason<MemoryShortage>({
      load: ({ path }) => `内存不足，无法加载 ${path}。请关闭其他程序，或选择较小的模型。`,
      run: () => '内存不足，无法运行模型。请关闭其他程序，或选择较小的模型。',
      'over-budget': ({ neededBytes, usedBytes, budgetBytes }) =>
        `模型约需 ${formatBytes(neededBytes, 'zh-CN')}；已用 ${formatBytes(usedBytes, 'zh-CN')}，上限为 ` +
        `${formatBytes(budgetBytes, 'zh-CN')}。请选择较小的模型。`,
    }),
  },
};
