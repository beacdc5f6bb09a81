import { defineMessages, type MessagesOf } from '../../i18n/i18n.ts';

const numbers = [1, 2, 3, 4, 5, 6, 7, 8, 9] as const;
type GiveKey = `command.speaker.give${(typeof numbers)[number]}`;

function givings(textOf: (number: number) => string): Readonly<Record<GiveKey, string>> {
  return Object.fromEntries(
    numbers.map((number) => [`command.speaker.give${number}`, textOf(number)]),
  ) as Readonly<Record<GiveKey, string>>;
}

export const messages = defineMessages({
  en: {
    ...givings((number) => `Give the selected cues or the chosen stretch to speaker ${number}`),
    'panel.speakers': 'Speakers',
    'command.view.speakers': 'Show speakers',
    'command.speaker.find': 'Find speakers',
    'command.speaker.giveNobody': 'Give the selected cues or the chosen stretch to nobody in particular',
    'speakers.name': 'Speakers',
    'speakers.list': 'Who speaks',
    'speakers.none': 'Nobody is named yet',
    'speakers.noneHint':
      'Find out from the sound who speaks when, or name the speaker of a cue in the inspector.',
    'speakers.onlyHeard': 'Found in the sound. The names come with the captions.',
    'speakers.nameField': 'Name of speaker {number}',
    'speakers.share': '{percent} · {count, plural, one {# turn} other {# turns}}',
    'speakers.listen': 'Listen to {name} for two seconds',
    'speakers.nextOf': 'Next turn of {name}',
    'speakers.more': 'What to do with {name}',
    'speakers.mergeWith': 'Merge with',
    'speakers.giveSelection': 'Give them what is selected',
    'speakers.splitSelection': 'What is selected is somebody else',
    'speakers.dragHint': 'Drag one onto another to make the two one.',
    'speakers.keysHint': 'Alt+1 to Alt+9 give the selected cues to a speaker.',
    'speakers.count': 'How many speak',
    'speakers.count.found': 'Find out',
    'speakers.count.exact': 'I know the number',
    'speakers.count.between': 'Between',
    'speakers.exactly': 'Number of speakers',
    'speakers.atLeast': 'At least',
    'speakers.atMost': 'At most',
    'speakers.model': 'Voice model',
    'speakers.noModel': 'No model that tells voices apart is installed.',
    'speakers.getModel': 'Get a model',
    'speakers.starterNote': 'The starter knows only the voices of the sample.',
    'speakers.audioTrack': 'Track of sound',
    'speakers.usualTrack': 'The main one',
    'speakers.perTrack': 'One microphone per track: each track of sound is one person',
    'speakers.find': 'Find speakers',
    'speakers.findAgain': 'Find again',
    'speakers.again': 'Names that you gave and what you settled stay.',
  },
  'zh-CN': {
    ...givings((number) => `将所选字幕或选定的时间段归于说话人 ${number}`),
    'panel.speakers': '说话人',
    'command.view.speakers': '显示说话人',
    'command.speaker.find': '查找说话人',
    'command.speaker.giveNobody': '所选字幕或选定的时间段无特定说话人',
    'speakers.name': '说话人',
    'speakers.list': '谁在说话',
    'speakers.none': '还没有说话人名称',
    'speakers.noneHint': '可以从声音中找出谁在何时说话，或在属性面板中填写字幕的说话人。',
    'speakers.onlyHeard': '已在声音中找到。有字幕后就有名称。',
    'speakers.nameField': '说话人 {number} 的名称',
    'speakers.share': '{percent} · {count} 段',
    'speakers.listen': '听两秒 {name} 的声音',
    'speakers.nextOf': '{name} 的下一段',
    'speakers.more': '对 {name} 的操作',
    'speakers.mergeWith': '与此人合并',
    'speakers.giveSelection': '将所选内容归于此人',
    'speakers.splitSelection': '所选内容是另一个人说的',
    'speakers.dragHint': '将一位拖到另一位上，两位即合为一位。',
    'speakers.keysHint': 'Alt+1 至 Alt+9 将所选字幕归于某位说话人。',
    'speakers.count': '说话人数',
    'speakers.count.found': '自动判断',
    'speakers.count.exact': '我知道人数',
    'speakers.count.between': '范围',
    'speakers.exactly': '说话人数量',
    'speakers.atLeast': '至少',
    'speakers.atMost': '至多',
    'speakers.model': '声音模型',
    'speakers.noModel': '没有安装可区分声音的模型。',
    'speakers.getModel': '获取模型',
    'speakers.starterNote': '入门模型只认识示例中的声音。',
    'speakers.audioTrack': '音轨',
    'speakers.usualTrack': '主音轨',
    'speakers.perTrack': '每条音轨一个麦克风：每条音轨是一个人',
    'speakers.find': '查找说话人',
    'speakers.findAgain': '重新查找',
    'speakers.again': '您起的名称和确认过的内容保持不变。',
  },
});

declare module '../../i18n/i18n.ts' {
  interface Messages extends MessagesOf<typeof messages> {}
}
