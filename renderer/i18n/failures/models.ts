import type {
  ModelDiskFull,
  ModelFileUnreadable,
  ModelFolderNotFound,
  ModelNameTaken,
  ModelsFailures,
  ModelsFolderUnwritable,
  ModelUsage,
} from '../../../core/failures/models.ts';
import { languageName } from '../../../core/language/language-name.ts';
import { formatBytes } from '../format.ts';
import type { Locale } from '../i18n.ts';
import type { FailureTexts } from './failure-texts.ts';
import { hubTexts } from './hub.ts';

type FactsOf<Code extends keyof ModelsFailures> = ModelsFailures[Code];

/** Models that are looked for, installed and removed; what the hub answers is in hub.ts. */
export const modelsTexts: FailureTexts<ModelsFailures> = {
  en: {
    ...hubTexts.en,
    'model-unknown': unknownInEnglish,
    'model-not-installed': (facts) => {
      switch (facts.reason) {
        case 'to-download':
          return `The model ${facts.model} is not installed. Install it under Models, or choose another one.`;
        case 'nothing':
          return `The model ${facts.model} is not installed. Models shows those that are.`;
        case 'starter-only':
          return `Only the starter model is here, and it knows only the words of the sample. ${
            facts.suggestion === null ? 'Install one' : `Install ${facts.suggestion}`
          } under Models.`;
        case 'no-translator': {
          const pair = `from ${languageName(facts.language, 'en')} into ${languageName(facts.into, 'en')}`;
          const remedy =
            facts.suggestion === null
              ? 'Models shows those there are.'
              : `Install ${facts.suggestion} under Models.`;
          return `No model that translates ${pair} is installed. ${remedy}`;
        }
      }
    },
    'model-in-use': ({ reason, model, folder }) =>
      reason === 'changing'
        ? `${model} is being changed by another Sidecut. Wait until it is done.`
        : `${model} is in use, or ${folder} may not be written. Close what uses it and try again.`,
    'nothing-to-measure-on': ({ track }) =>
      `“${track}” does not hold what is said in the video. Take a track that was transcribed and corrected.`,
  },
  'zh-CN': {
    ...hubTexts['zh-CN'],
    'model-unknown': unknownInChinese,
    'model-not-installed': (facts) => {
      switch (facts.reason) {
        case 'to-download':
          return `模型 ${facts.model} 尚未安装。请在“模型”中安装，或选择其他模型。`;
        case 'nothing':
          return `模型 ${facts.model} 尚未安装。“模型”中列有已安装的模型。`;
        case 'starter-only':
          return `目前只有入门模型，它只认识示例中的词。请在“模型”中安装${
            facts.suggestion === null ? '其他模型' : ` ${facts.suggestion}`
          }。`;
        case 'no-translator': {
          const pair = `${languageName(facts.language, 'zh-CN')}译为${languageName(facts.into, 'zh-CN')}`;
          const remedy =
            facts.suggestion === null ? '“模型”中列有可用的模型。' : `请在“模型”中安装 ${facts.suggestion}。`;
          return `未安装可将${pair}的模型。${remedy}`;
        }
      }
    },
    'model-in-use': ({ reason, model, folder }) =>
      reason === 'changing'
        ? `另一个 Sidecut 正在更改 ${model}。请等待其完成。`
        : `${model} 正在使用中，或无法写入 ${folder}。请关闭使用它的程序后重试。`,
    'nothing-to-measure-on': ({ track }) => `“${track}”的文字不是视频中所说的话。请使用转录并校对过的轨道。`,
  },
};

function unknownInEnglish(facts: FactsOf<'model-unknown'>): string {
  if (facts.reason === 'not-loaded') return `The model (${facts.kind}) is no longer loaded. Try again.`;
  if (facts.reason === 'no-starter') return `No model for this task comes with Sidecut (${facts.task}).`;
  const meant =
    facts.similar.length > 0 ? `Similar: ${facts.similar.join(', ')}.` : 'Models shows those there are.';
  return facts.reason === 'catalogue'
    ? `The catalogue has no model “${facts.model}”. ${meant}`
    : `There is no model “${facts.model}”. ${meant}`;
}

function unknownInChinese(facts: FactsOf<'model-unknown'>): string {
  if (facts.reason === 'not-loaded') return `模型（${facts.kind}）已不在内存中。请重试。`;
  if (facts.reason === 'no-starter') return `Sidecut 未附带用于此任务的模型（${facts.task}）。`;
  const meant =
    facts.similar.length > 0 ? `相近的有：${facts.similar.join('、')}。` : '“模型”中列有可用的模型。';
  return facts.reason === 'catalogue'
    ? `目录中没有模型“${facts.model}”。${meant}`
    : `没有模型“${facts.model}”。${meant}`;
}

/* What the model store tells with codes of other areas. */

export function modelDiskFull(facts: ModelDiskFull, locale: Locale): string {
  const { folder } = facts;
  if (facts.reason === 'models-folder') {
    return {
      en: `The disk of ${folder} is full. What was downloaded is kept: free some space and try again.`,
      'zh-CN': `${folder} 所在的磁盘已满。已下载的部分会保留：请腾出空间后重试。`,
    }[locale];
  }
  const needed = formatBytes(facts.neededBytes, locale);
  const free = formatBytes(facts.freeBytes, locale);
  const reserve = formatBytes(facts.reserveBytes, locale);
  return {
    en: `The model ${facts.model} needs ${needed} more, and the disk of ${folder} has ${free} free (${reserve} of them stay free). Free some space, or let SIDECUT_HOME name a folder on another disk.`,
    'zh-CN': `模型 ${facts.model} 还需要 ${needed}，而 ${folder} 所在的磁盘只剩 ${free}（其中 ${reserve} 须保留）。请腾出空间，或让 SIDECUT_HOME 指向其他磁盘上的文件夹。`,
  }[locale];
}

export function modelsFolderUnwritable({ reason, folder }: ModelsFolderUnwritable, locale: Locale): string {
  return reason === 'models-folder-denied'
    ? {
        en: `Sidecut may not write to ${folder}. Allow it, or let SIDECUT_HOME name another folder.`,
        'zh-CN': `Sidecut 无权写入 ${folder}。请授予权限，或让 SIDECUT_HOME 指向其他文件夹。`,
      }[locale]
    : {
        en: `${folder} can’t be made: there is a file of that name on the way. Let SIDECUT_HOME name another folder.`,
        'zh-CN': `无法创建 ${folder}：路径上有同名文件。请让 SIDECUT_HOME 指向其他文件夹。`,
      }[locale];
}

export function modelFileUnreadable({ path }: ModelFileUnreadable, locale: Locale): string {
  return {
    en: `${path} can’t be read. Check who may read it, and the disk.`,
    'zh-CN': `无法读取 ${path}。请检查读取权限和磁盘。`,
  }[locale];
}

export function modelFolderNotFound({ path }: ModelFolderNotFound, locale: Locale): string {
  return { en: `There is no folder ${path}. Check the path.`, 'zh-CN': `没有文件夹 ${path}。请检查路径。` }[
    locale
  ];
}

export function modelNameTaken({ model }: ModelNameTaken, locale: Locale): string {
  return {
    en: `A model ${model} is installed already. Give another name.`,
    'zh-CN': `已安装名为 ${model} 的模型。请使用其他名称。`,
  }[locale];
}

export function modelUsage(facts: ModelUsage, locale: Locale): string {
  switch (facts.reason) {
    case 'no-such-source':
      return {
        en: `${facts.model} can’t be had from there.`,
        'zh-CN': `无法从该来源获得 ${facts.model}。`,
      }[locale];
    case 'hub-address':
      return {
        en: `“${facts.address}” is not the address of a model hub. SIDECUT_HUB takes one like https://hub.example.org.`,
        'zh-CN': `“${facts.address}”不是模型库的地址。SIDECUT_HUB 应为 https://hub.example.org 这样的地址。`,
      }[locale];
    case 'model-name':
      return {
        en: `“${facts.name}” can’t be a model’s name: letters, digits, “-”, “_” and “.” only, and no “.” at the ends.`,
        'zh-CN': `“${facts.name}”不能用作模型名称：只能包含字母、数字、“-”、“_”和“.”，且首尾不能是“.”。`,
      }[locale];
    case 'no-model-name':
      return {
        en: `Give the model a name: ${facts.folder} offers none.`,
        'zh-CN': `请为模型命名：${facts.folder} 没有可用的名称。`,
      }[locale];
    case 'built-in-name':
      return {
        en: `${facts.model} is part of Sidecut. Give another name.`,
        'zh-CN': `${facts.model} 是 Sidecut 的一部分。请使用其他名称。`,
      }[locale];
    case 'built-in-model':
      return {
        en: `${facts.model} is part of Sidecut and can’t be removed.`,
        'zh-CN': `${facts.model} 是 Sidecut 的一部分，无法移除。`,
      }[locale];
  }
}
