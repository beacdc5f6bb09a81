import type {
  ModelDiskFull,
  ModelFileUnreadable,
  ModelFolderNotFound,
  ModelNameTaken,
  ModelsFailures,
  ModelsFolderUnwritable,
  ModelUsage,
} from '../../../../../core/failures/models.ts';
import { formatBytes } from '../format-bytes.ts';
import type { FailureWords } from './failure-words.ts';
import { hubWords } from './hub.ts';

const list = '"sidecut models list"';

/** Models that are looked for, installed and removed; what the hub answers is in hub.ts. */
export const modelsWords: FailureWords<ModelsFailures> = {
  ...hubWords,
  'model-unknown': (facts) => {
    switch (facts.reason) {
      case 'catalogue':
        return `The catalogue has no model "${facts.model}". ${meant(facts.similar)}`;
      case 'installed':
        return `There is no model "${facts.model}". ${meant(facts.similar)}`;
      case 'no-starter':
        return `No model for ${facts.task} ships with Sidecut.`;
      case 'not-loaded':
        return `The model (${facts.kind}) is not loaded. Load it first.`;
    }
  },
  'model-not-installed': (facts) => {
    switch (facts.reason) {
      case 'to-download':
        return `The model ${facts.model} is not installed. ${getIt(facts.model)}`;
      case 'nothing':
        return `The model ${facts.model} is not installed. ${list} shows those that are.`;
      case 'starter-only': {
        const { suggestion, bytes } = facts;
        const size = bytes === null ? '' : ` (${formatBytes(bytes)})`;
        const remedy =
          suggestion === null ? `${list} shows those for real voices.` : `${getIt(suggestion)}${size}`;
        return `Only the starter model is here, and it knows only the words of the sample: other voices come out as nonsense. ${remedy}\nTo go on with it all the same: --model starter-whisper`;
      }
      case 'no-translator': {
        const { language, into, suggestion } = facts;
        const remedy = suggestion === null ? `${list} shows those there are.` : getIt(suggestion);
        return `No model that translates from "${language}" into "${into}" is installed. ${remedy}`;
      }
    }
  },
  'model-in-use': ({ reason, model, folder }) =>
    reason === 'changing'
      ? `${model} is being changed by another Sidecut. Wait until it is done.`
      : `${model} is in use, or ${folder} may not be written. Close what uses it and give the same command again.`,
  'nothing-to-measure-on': ({ track }) =>
    `"${track}" does not hold what is said in the video. Take a track that was transcribed and corrected.`,
};

function meant(similar: readonly string[]): string {
  return similar.length > 0 ? `Similar: ${similar.join(', ')}.` : `${list} shows those there are.`;
}

function getIt(model: string): string {
  return `Get it with: sidecut models install ${model}`;
}

/* What the model store tells with codes of other areas. */

export function modelDiskFull(facts: ModelDiskFull): string {
  if (facts.reason === 'models-folder')
    return `The disk of ${facts.folder} is full. What was downloaded is kept: free some space and give the same command again.`;
  const { model, folder, neededBytes, freeBytes, reserveBytes } = facts;
  return (
    `The model ${model} needs ${formatBytes(neededBytes)} more, and the disk of ${folder} has ` +
    `${formatBytes(freeBytes)} free (${formatBytes(reserveBytes)} of them stay free). Free some space, or let ` +
    'SIDECUT_HOME name a folder on another disk.'
  );
}

export function modelsFolderUnwritable({ reason, folder }: ModelsFolderUnwritable): string {
  return reason === 'models-folder-denied'
    ? `Sidecut may not write to ${folder}. Allow it, or let SIDECUT_HOME name another folder.`
    : `${folder} can't be made: there is a file of that name on the way. Let SIDECUT_HOME name another folder.`;
}

export function modelFileUnreadable({ path }: ModelFileUnreadable): string {
  return `${path} can't be read. Check who may read it, and the disk.`;
}

export function modelFolderNotFound({ path }: ModelFolderNotFound): string {
  return `There is no folder ${path}. Check the path.`;
}

export function modelNameTaken({ model }: ModelNameTaken): string {
  return `A model ${model} is installed already. Give another name with --id, or --overwrite.`;
}

export function modelUsage(facts: ModelUsage): string {
  switch (facts.reason) {
    case 'no-such-source':
      return facts.source === 'hub'
        ? `${facts.model} is not on the hub. Leave out --source and --endpoint.`
        : `${facts.model} is in no Python packages that Sidecut knows. Leave out --source.`;
    case 'hub-address':
      return `"${facts.address}" is not the address of a model hub. Give one like https://hub.example.org.`;
    case 'model-name':
      return `"${facts.name}" can't be a model's name: letters, digits, "-", "_" and "." only, and no "." at the ends.`;
    case 'no-model-name':
      return `Give the model a name with --id: ${facts.folder} offers none.`;
    case 'built-in-name':
      return `${facts.model} is part of Sidecut. Give another name with --id.`;
    case 'built-in-model':
      return `${facts.model} is part of Sidecut and can't be removed.`;
  }
}
