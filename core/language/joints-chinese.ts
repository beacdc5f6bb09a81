import type { JointKind } from './joint.ts';

const list = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/));

/** Never start a line: structural and sentence particles, plural and verb suffixes. */
const enclitic = /^(?:的|地|得|了|着|著|过|過|吗|嗎|呢|吧|啊|呀|嘛|啦|哦|喔|们|們|儿|兒|么|麼)/u;
/** `儿童`, `地方`, `了解`: words that only look as if they began with a particle. */
const notEnclitic =
  /^(?:儿童|儿子|兒子|地方|地球|地区|地點|地点|地铁|地鐵|地图|地址|了解|着急|着陆|过去|過去|过程|過程|得到|的确|的士|呢喃|啊呀|过年|过来)/u;
/** Place words after their noun: 桌子 | 上. */
const localizer = list(
  '里 裡 上 下 中 内 內 外 前 后 後 间 間 旁 边 邊 上面 下面 里面 裡面 外面 前面 后面 後面 之间 之間 之后 之後 之前 以后 以後 以前 时 時 等',
);
const preposition = list(
  `在 对 對 从 從 向 把 被 给 給 为 為 跟 用 以 比 到 由 于 於 关于 關於 对于 對於 根据 根據 按照 通过 通過 为了 為了 除了 随着 隨著
   自从 自從 往 朝 沿着 当 當 将 將 让 讓 使 叫 像 离 離 靠`,
);
const conjunction = list(
  `但是 但 可是 不过 不過 因为 因為 所以 如果 要是 虽然 雖然 尽管 儘管 而且 并且 並且 然后 然後 于是 於是 因此 而 那么 那麼 即使 只要
   只有 无论 無論 不管 以及 或者 还是 還是 否则 否則 既然 由于 由於 不仅 不僅 不但 甚至 同时 同時 此外 另外 最后 最後 首先 其次 接着 接著
   其实 其實 比如 例如 只是 就是说 也就是说 后来 後來 直到`,
);
const link = list('和 与 與 跟 及 或 同');
/** Point to the next word: negation, adverbs, modal verbs, determiners, pronouns with their noun or verb. */
const forward = list(
  `不 没 沒 没有 沒有 别 別 很 太 更 最 都 也 就 还 還 才 又 再 非常 特别 特別 真 好 十分 比较 比較 已经 已經 正在 正 一直 总是 總是 常常 经常
   經常 刚 剛 刚刚 将要 会 會 能 能够 能夠 可以 可 要 想 应该 應該 必须 必須 需要 得 敢 肯 是 有 这 這 那 哪 每 各 某 该 該 本 第 这个 那个
   這個 那個 这些 那些 這些 每个 每個 一个 一個 一些 几 幾 多少 什么 什麼 怎么 怎麼 我的 你的 他的 她的 我们的 一 两 兩 三 四 五 六 七 八 九 十
   不会 不會 不能 不是 不要 不想 我不会 只 全 所有 整个 整個 另 从来 曾经`,
);
const quantifier = /(?:[一这那每几這幾两兩三][个個些种種位]|很多|许多|許多)$/u;
const pronoun = list('我 你 您 他 她 它 我们 我們 你们 你們 他们 他們 她们 咱们 大家 自己 谁 誰');
const numeral = /[\p{N}一二两兩三四五六七八九十百千万萬亿億几幾多半]$/u;
const measure =
  /^(?:个|個|只|隻|条|條|张|張|本|位|名|件|家|座|辆|輛|台|臺|次|遍|年|月|日|号|號|天|岁|歲|点|點|分|秒|小时|小時|分钟|分鐘|公里|千米|米|厘米|公斤|斤|克|吨|噸|元|块|塊|美元|人|种|種|层|層|楼|樓|度|倍|万|萬|亿|億|千|百|杯|瓶|碗|片|棵|朵|匹|头|頭|双|雙|对|對|群|段|句|首|部|场|場|世纪|世紀|星期|周|週|个月|年代|％|%)/u;

/** End nouns of two characters, where the dictionary knows only those: 图书 | 馆, 音樂 | 會, 事 | 情. */
const nounEnding =
  /^[馆館会會情家者员員性化学學院所店站机機器车車处處费費率度法式型界部队隊线線权權厅廳室场場节節赛賽]$/u;
/** Point to what comes, where the dictionary takes them for the end of a word: 覺得很 | 舒服. */
const pointsForward = /\p{Script=Han}[很太更最不没沒都也就又再才]$/u;
const surname =
  /^[王李张張刘劉陈陳杨楊黄黃赵趙周吴吳徐孙孫朱马馬胡郭林何高梁郑鄭罗羅宋谢謝唐韩韓曹许許邓鄧萧蕭冯馮曾程蔡彭潘袁董余苏蘇叶葉吕呂魏蒋蔣田杜丁沈姜范江傅钟鍾卢盧汪戴崔任陆陸廖姚方金邱夏谭譚韦韋贾賈邹鄒石熊孟秦阎閻薛侯雷龙龍段郝孔邵史毛顾顧赖賴康贺賀严嚴尹钱錢施洪龚龔]$/u;
const oneHan = /^\p{Script=Han}$/u;

/** Words that the dictionary cuts into parts: reduplicated ones (红扑 | 扑, 暖 | 陽陽), names, nouns with an ending. */
function jointInsideWord(left: string, right: string): JointKind | null {
  const first = right.slice(0, 1);
  const isHan = oneHan.test(first);
  if (isHan && left.endsWith(first)) return 'tight';
  if (oneHan.test(left) && /^(\p{Script=Han})\1$/u.test(right)) return 'tight';
  if (surname.test(left) && /^\p{Script=Han}{1,2}$/u.test(right)) return 'tight';
  return left.length >= 2 && nounEnding.test(right) && !pronoun.has(left) ? 'tight' : null;
}

/** The joint between two words of Chinese text that punctuation does not decide. */
export function chineseJoint(left: string, right: string): JointKind {
  if (enclitic.test(right) && !notEnclitic.test(right)) return 'closed';
  if (numeral.test(left) && measure.test(right)) return 'tight';
  if (localizer.has(right)) return 'tight';
  const inside = jointInsideWord(left, right);
  if (inside !== null) return inside;
  if (link.has(left) || preposition.has(left) || conjunction.has(left)) return 'bound';
  if (conjunction.has(right)) return 'opensClause';
  // 一个 | 可以跟你练习口语的朋友: the noun comes later.
  if (quantifier.test(left) && (forward.has(right) || preposition.has(right))) return 'open';
  if (forward.has(left) || pointsForward.test(left)) return 'bound';
  // 住在 | 我们街上
  if (left.length <= 3 && /[在给給到向从從把被对對为為]$/u.test(left)) return 'bound';
  if (left.endsWith('的') || left.endsWith('之')) return 'loose';
  if (link.has(right)) return 'loose';
  if (preposition.has(right)) return 'opensPhrase';
  if (pronoun.has(left)) return 'loose';
  if (pronoun.has(right)) return 'open';
  // 三条 | 鱼
  if (numeral.test(left.slice(0, 1)) && measure.test(left.slice(1))) return 'bound';
  return oneHan.test(left) && oneHan.test(right) ? 'bound' : 'plain';
}
