import type {
  StoredModelDamaged,
  StoredModelMissingFile,
  StoredModelUnsupported,
} from '../../../core/failures/models.ts';
import type { Locale } from '../i18n.ts';
import { kindName } from '../kind-names.ts';
import { nameOfPath } from './name-of-path.ts';

/* What is wrong with the files of a model, as the store tells it with codes of inference. */

export function storedModelDamaged(facts: StoredModelDamaged, locale: Locale): string {
  switch (facts.reason) {
    case 'name-escapes':
      return {
        en: `${facts.repository} holds a file whose name leads outside its folder (${facts.path}); Sidecut does not install it.`,
        'zh-CN': `${facts.repository} 含有名称指向其文件夹之外的文件（${facts.path}），Sidecut 不会安装它。`,
      }[locale];
    case 'package-unreadable':
      return {
        en: `The Python package ${facts.package} is no readable archive. Try again later.`,
        'zh-CN': `Python 软件包 ${facts.package} 不是可读的压缩文件。请稍后重试。`,
      }[locale];
    case 'lock-file':
      return {
        en: `${facts.file} is damaged, so the model can’t be checked. Remove the model and install it again.`,
        'zh-CN': `${facts.file} 已损坏，因此无法检查该模型。请移除该模型并重新安装。`,
      }[locale];
    case 'config-json':
      return {
        en: `config.json of ${facts.name} is not valid JSON. Fetch the model again.`,
        'zh-CN': `${facts.name} 的 config.json 不是有效的 JSON。请重新获取该模型。`,
      }[locale];
    case 'file-changed': {
      const { model, file, origin } = facts;
      return {
        en: `The model ${model} is not used: ${file} has changed since it was checked. ${repair.en[origin]}`,
        'zh-CN': `不使用模型 ${model}：${file} 在检查之后被更改。${repair['zh-CN'][origin]}`,
      }[locale];
    }
    case 'weights':
      return {
        en: `${nameOfPath(facts.file)} is damaged or not whole: ${weightProblems.en[facts.problem]}. Fetch it again with the program it came from.`,
        'zh-CN': `${nameOfPath(facts.file)} 已损坏或不完整：${weightProblems['zh-CN'][facts.problem]}。请用原来的程序重新获取。`,
      }[locale];
  }
}

export function storedModelMissingFile(facts: StoredModelMissingFile, locale: Locale): string {
  switch (facts.reason) {
    case 'file-gone': {
      const { model, file, origin } = facts;
      return {
        en: `The model ${model} is not used: ${file} is missing. ${repair.en[origin]}`,
        'zh-CN': `不使用模型 ${model}：缺少 ${file}。${repair['zh-CN'][origin]}`,
      }[locale];
    }
    case 'package-lacks':
      return {
        en: `The Python package ${facts.package} has no ${facts.member}, which the model is made of.`,
        'zh-CN': `Python 软件包 ${facts.package} 中没有组成该模型的 ${facts.member}。`,
      }[locale];
    case 'no-lock-file': {
      const { model, file, folder, origin } = facts;
      return {
        en: `The model ${model} has no ${file} in ${folder}: ${withoutLock.en[origin]}`,
        'zh-CN': `模型 ${model} 的文件夹 ${folder} 中没有 ${file}：${withoutLock['zh-CN'][origin]}`,
      }[locale];
    }
    case 'folder-incomplete': {
      const { name, kind, file } = facts;
      return {
        en: `${name} is not the whole of ${kindName(kind, 'en')} in the Hugging Face layout: ${file}${englishPlace(facts)} is missing.`,
        'zh-CN': `${name} 不是完整的 Hugging Face 布局的${kindName(kind, 'zh-CN')}：缺少 ${file}${chinesePlace(facts)}。`,
      }[locale];
    }
    case 'repository-lacks': {
      const { repository, kind, file } = facts;
      return {
        en: `${repository} can’t be used as ${kindName(kind, 'en')}: it has no ${file}.`,
        'zh-CN': `${repository} 不能用作${kindName(kind, 'zh-CN')}：没有 ${file}。`,
      }[locale];
    }
    case 'precision-missing': {
      const { repository, kind, precision, offered } = facts;
      const inEnglish =
        offered.length > 0
          ? `it has no ${precision} graphs, only ${offered.join(', ')}`
          : 'its folder onnx/ has no graphs of that kind';
      const inChinese =
        offered.length > 0
          ? `没有 ${precision} 精度的图，只有 ${offered.join('、')}`
          : '文件夹 onnx/ 中没有该类型的图';
      return {
        en: `${repository} can’t be used as ${kindName(kind, 'en')}: ${inEnglish}.`,
        'zh-CN': `${repository} 不能用作${kindName(kind, 'zh-CN')}：${inChinese}。`,
      }[locale];
    }
  }
}

export function storedModelUnsupported(facts: StoredModelUnsupported, locale: Locale): string {
  switch (facts.reason) {
    case 'too-large': {
      const gigabytes = Math.round(facts.bytes / 1e9);
      return {
        en: `${facts.repository} is larger than any model Sidecut expects (${gigabytes} GB). Check the name.`,
        'zh-CN': `${facts.repository} 比 Sidecut 预期的任何模型都大（${gigabytes} GB）。请检查名称。`,
      }[locale];
    }
    case 'not-a-folder':
      return {
        en: `${facts.path} is a file; a model is a folder with config.json in it.`,
        'zh-CN': `${facts.path} 是文件；模型应为含有 config.json 的文件夹。`,
      }[locale];
    case 'to-import':
      return {
        en: `${nameOfPath(facts.path)} holds weights of another program. Choose it under Models first.`,
        'zh-CN': `${nameOfPath(facts.path)} 是其他程序的权重。请先在“模型”中选择它。`,
      }[locale];
    case 'not-weights':
      return {
        en: `${nameOfPath(facts.file)} holds no Whisper weights that Sidecut can read. It takes folders of faster-whisper (model.bin), ggml-*.bin of whisper.cpp, and model.safetensors with config.json and tokenizer.json.`,
        'zh-CN': `${nameOfPath(facts.file)} 中没有 Sidecut 能读取的 Whisper 权重。可用的有 faster-whisper 的文件夹（model.bin）、whisper.cpp 的 ggml-*.bin，以及带有 config.json 和 tokenizer.json 的 model.safetensors。`,
      }[locale];
    case 'quantised-weights':
      return {
        en: `${nameOfPath(facts.file)} is quantised (${facts.kind}), and Sidecut reads unquantised weights only. ${insteadOf.en[facts.format]}`,
        'zh-CN': `${nameOfPath(facts.file)} 是量化权重（${facts.kind}），Sidecut 只读取未量化的权重。${insteadOf['zh-CN'][facts.format]}`,
      }[locale];
    case 'gguf-version':
      return {
        en: `${nameOfPath(facts.file)} is a GGUF file of the version ${facts.kind}; Sidecut reads 2 and 3. Take a newer file of the model.`,
        'zh-CN': `${nameOfPath(facts.file)} 是版本 ${facts.kind} 的 GGUF 文件；Sidecut 读取版本 2 和 3。请使用该模型较新的文件。`,
      }[locale];
    case 'gguf-part':
      return {
        en: `${nameOfPath(facts.file)} is a part of a model. Take a model that is one file.`,
        'zh-CN': `${nameOfPath(facts.file)} 只是模型的一部分。请使用单个文件的模型。`,
      }[locale];
    case 'gguf-no-writer':
      return {
        en: `${nameOfPath(facts.file)} holds no model that writes text (${facts.kind}). Take an instruction-tuned language model.`,
        'zh-CN': `${nameOfPath(facts.file)} 中不是能写文字的模型（${facts.kind}）。请使用经过指令微调的语言模型。`,
      }[locale];
    case 'unknown-kind': {
      const { name, modelType } = facts;
      return {
        en: `${name} holds a model ${modelType === null ? 'of an unknown kind' : `of the kind “${modelType}”`}, which Sidecut can’t run; for speech it needs a Whisper model.`,
        'zh-CN': `${name} 中是${modelType === null ? '未知类型' : `“${modelType}”类型`}的模型，Sidecut 无法运行；语音需要 Whisper 模型。`,
      }[locale];
    }
    case 'other-kind': {
      const { name, kind, wanted } = facts;
      return {
        en: `${name} holds ${kindName(kind, 'en')}, not ${kindName(wanted, 'en')}.`,
        'zh-CN': `${name} 中是${kindName(kind, 'zh-CN')}，而不是${kindName(wanted, 'zh-CN')}。`,
      }[locale];
    }
    case 'other-task': {
      const { name, kind, wanted } = facts;
      return {
        en: `${name} is ${kindName(kind, 'en')}; what is needed here is ${kindName(wanted, 'en')}.`,
        'zh-CN': `${name} 是${kindName(kind, 'zh-CN')}；此处需要的是${kindName(wanted, 'zh-CN')}。`,
      }[locale];
    }
  }
}

const repair = {
  en: {
    hub: 'Install it again under Models.',
    packages: 'Install it again under Models.',
    import: 'Import it again from where it came from.',
    shipped: 'It belongs to Sidecut itself: install Sidecut again.',
  },
  'zh-CN': {
    hub: '请在“模型”中重新安装。',
    packages: '请在“模型”中重新安装。',
    import: '请从原来的位置重新导入。',
    shipped: '它是 Sidecut 自带的：请重新安装 Sidecut。',
  },
} as const;

const weightProblems = {
  en: {
    'too-short': 'it ends too early',
    header: 'its table of contents makes no sense',
    outside: 'a part of it would lie behind its end',
    shape: 'a part of it has another size than the rest asks for',
    'lacks-tensor': 'a part of it is missing',
  },
  'zh-CN': {
    'too-short': '文件过早结束',
    header: '目录数据无效',
    outside: '有一部分超出文件末尾',
    shape: '有一部分的大小与其余部分不符',
    'lacks-tensor': '缺少一部分',
  },
} as const;

const insteadOf = {
  en: {
    ggml: 'Take the file of the same size without q5_0, q5_1 or q8_0 in its name: ggml-base.bin, not ggml-base-q5_1.bin.',
    ctranslate2: 'Take the float16 model, as Systran/faster-whisper-base is.',
    safetensors: 'Take the repository that holds it in float32, float16 or bfloat16.',
  },
  'zh-CN': {
    ggml: '请使用名称中没有 q5_0、q5_1 或 q8_0 的同尺寸文件：例如 ggml-base.bin，而不是 ggml-base-q5_1.bin。',
    ctranslate2: '请使用 float16 模型，例如 Systran/faster-whisper-base。',
    safetensors: '请使用 float32、float16 或 bfloat16 的版本。',
  },
} as const;

const withoutLock = {
  en: {
    installed: 'it was never finished. Install it again.',
    shipped: 'it is incomplete. Install Sidecut again.',
    folder: 'there is nothing to compare it with.',
  },
  'zh-CN': {
    installed: '安装从未完成。请重新安装。',
    shipped: '它不完整。请重新安装 Sidecut。',
    folder: '没有可供比对的内容。',
  },
} as const;

type Incomplete = Extract<StoredModelMissingFile, { reason: 'folder-incomplete' }>;

function englishPlace({ role, of }: Incomplete): string {
  switch (role) {
    case 'needed':
      return '';
    case 'partner':
      return ` (which runs together with ${of})`;
    case 'weights':
      return `, which holds the weights of ${of},`;
    case 'precision':
      return ' (or another precision of it)';
  }
}

function chinesePlace({ role, of }: Incomplete): string {
  switch (role) {
    case 'needed':
      return '';
    case 'partner':
      return `（与 ${of} 一起运行）`;
    case 'weights':
      return `（存放 ${of} 的权重）`;
    case 'precision':
      return '（或其他精度的版本）';
  }
}
