import type {
  StoredModelDamaged,
  StoredModelMissingFile,
  StoredModelUnsupported,
} from '../../../../../core/failures/models.ts';
import { kindName } from '../kind-names.ts';

/* What is wrong with the files of a model, as the store tells it with codes of inference. */

export function storedModelDamaged(facts: StoredModelDamaged): string {
  switch (facts.reason) {
    case 'name-escapes':
      return `${facts.repository} holds a file whose name leads outside its folder (${JSON.stringify(facts.path)}); Sidecut does not install it.`;
    case 'package-unreadable':
      return `The Python package ${facts.package} is no readable archive. Try again later.`;
    case 'lock-file':
      return `${facts.file} is damaged, so the model can't be checked. Remove the model and install it again.`;
    case 'config-json':
      return `config.json of ${facts.name} is not valid JSON. Fetch the model again.`;
    case 'file-changed':
      return `The model ${facts.model} is not used: ${facts.file} has changed since it was checked. ${repair(facts)}`;
    case 'weights': {
      const where = facts.tensor === null ? '' : ` (at ${facts.tensor})`;
      return `${facts.file} is damaged or not whole: ${weightProblems[facts.problem]}${where}. Fetch it again with the program it came from.`;
    }
  }
}

export function storedModelMissingFile(facts: StoredModelMissingFile): string {
  switch (facts.reason) {
    case 'file-gone':
      return `The model ${facts.model} is not used: ${facts.file} is missing. ${repair(facts)}`;
    case 'package-lacks':
      return `The Python package ${facts.package} has no ${facts.member}, which the model is made of.`;
    case 'no-lock-file':
      return `The model ${facts.model} has no ${facts.file} in ${facts.folder}: ${withoutLock[facts.origin]}`;
    case 'folder-incomplete':
      return `${facts.name} is not the whole of ${kindName(facts.kind)} in the Hugging Face layout: ${facts.file}${place(facts)} is missing.`;
    case 'repository-lacks':
      return `${facts.repository} can't be used as ${kindName(facts.kind)}: it has no ${facts.file}.`;
    case 'precision-missing': {
      const { repository, kind, precision, offered } = facts;
      const what =
        offered.length > 0
          ? `it has no ${precision} graphs; give --precision ${offered.join(' or ')}`
          : 'its folder onnx/ has no graphs of that kind';
      return `${repository} can't be used as ${kindName(kind)}: ${what}.`;
    }
  }
}

export function storedModelUnsupported(facts: StoredModelUnsupported): string {
  switch (facts.reason) {
    case 'too-large':
      return `${facts.repository} is larger than any model Sidecut expects (${Math.round(facts.bytes / 1e9)} GB). Check the name.`;
    case 'not-a-folder':
      return `${facts.path} is a file; a model is a folder with config.json in it.`;
    case 'to-import':
      return `${facts.path} holds weights of another program. Take them over once with "sidecut models import ${facts.path}"; they stay where they are.`;
    case 'not-weights':
      return `${facts.file} holds no Whisper weights that Sidecut can read. It takes folders of faster-whisper (model.bin), whisper.cpp's ggml-*.bin, and model.safetensors with its config.json and tokenizer.json.`;
    case 'quantised-weights':
      return `${facts.file} is quantised (${facts.kind}), and Sidecut reads unquantised weights only. ${insteadOf[facts.format]}`;
    case 'gguf-version':
      return `${facts.file} is a GGUF file of the version ${facts.kind}; Sidecut reads 2 and 3. Take a newer file of the model.`;
    case 'gguf-part':
      return `${facts.file} is a part of a model (${facts.kind}). Take a model that is one file, or join its parts with llama-gguf-split.`;
    case 'gguf-no-writer':
      return `${facts.file} holds no model that writes text (${facts.kind}). Take an instruction-tuned language model, whose name mostly ends in "instruct" or "it".`;
    case 'unknown-kind': {
      const kind = facts.modelType === null ? 'of an unknown kind' : `of the kind "${facts.modelType}"`;
      return `${facts.name} holds a model ${kind}, which Sidecut can't run; for speech it needs a Whisper model.`;
    }
    case 'other-kind':
      return `${facts.name} holds ${kindName(facts.kind)}, not ${kindName(facts.wanted)}.`;
    case 'other-task':
      return `${facts.name} is ${kindName(facts.kind)}; what is needed here is ${kindName(facts.wanted)}.`;
  }
}

const weightProblems = {
  'too-short': 'it ends too early',
  header: 'its table of contents makes no sense',
  outside: 'a part of it would lie behind its end',
  shape: 'a part of it has another size than the rest asks for',
  'lacks-tensor': 'a part of it is missing',
} as const;

const insteadOf = {
  ggml: 'Take the file of the same size without q5_0, q5_1 or q8_0 in its name: ggml-base.bin, not ggml-base-q5_1.bin.',
  ctranslate2:
    'Take the float16 model, as Systran/faster-whisper-base is, or convert yours with --quantization float16.',
  safetensors: 'Take the repository that holds it in float32, float16 or bfloat16.',
} as const;

const withoutLock = {
  installed: 'it was never finished. Install it again.',
  shipped: 'it is incomplete. Restore it, for instance with git checkout.',
  folder: 'there is nothing to compare it with. "sidecut models import" takes a folder over and locks it.',
} as const;

function repair({
  origin,
  install,
}: {
  readonly origin: 'hub' | 'packages' | 'import' | 'shipped';
  readonly install: string;
}): string {
  switch (origin) {
    case 'hub':
    case 'packages':
      return `Repair it with: sidecut models install ${install}`;
    case 'import':
      return 'Import it again from where it came from.';
    case 'shipped':
      return 'It belongs to Sidecut itself: restore it, for instance with git checkout.';
  }
}

function place({ role, of }: Extract<StoredModelMissingFile, { reason: 'folder-incomplete' }>): string {
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
