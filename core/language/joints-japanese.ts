/**
 * Japanese breaks between bunsetsu: a content word with the particles and endings after it. The dictionary
 * of `Intl.Segmenter` cuts finer than that and often inside endings, so a boundary counts only when the script
 * changes to kanji, katakana, Latin or digits, or when a particle ended the phrase before.
 */
import type { JointKind } from './joint.ts';

const list = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/));

/** Words in hiragana that start a bunsetsu of their own. */
const standalone = list(
  `とても もう まだ また すごく ちょっと たくさん ずっと もっと やっぱり やはり きっと たぶん すぐ すぐに いつも みんな みなさん あまり よく
   ここ そこ あそこ これ それ あれ この その あの どの どこ だれ なに いつ なぜ どうして どう そう こう ああ だから でも しかし そして それで
   それから そこで ただ つまり たとえば じゃあ いい いろいろ いろんな わたし あなた ぼく おれ かれ ほとんど ようやく やっと さらに まず
   ゆっくり しっかり はっきり ちゃんと こんな そんな あんな どんな ありがとう おはよう こんにちは さようなら はい いいえ うん ええ ほら さて
   ところで なお または あるいは もし もしも なぜなら おいしい うれしい かわいい きれい きれいな うまく ふつう ほんとうに ひとり ふたり
   こういう そういう どういう きのう きょう あした あさ よる こども おとな おかあさん おとうさん おばあさん おじいさん`,
);
/** Verbs that follow a particle or a te-form and lean on it. */
const leaningVerb =
  /^(?:ある|あり|あっ|いる|いま|いた|いて|いっ|する|し|なる|なり|なっ|できる|でき|やる|くれ|もら|あげ|おく|おき|しま|みる|みた|みて|いく|くる|きた|ください|いただ|いう|言う|言っ|思い|思う|思っ)/u;
/** Nouns that nominalise what is before them. */
const formalNoun =
  /^(?:こと|もの|とき|ため|ところ|わけ|はず|つもり|ほう|まま|うち|あいだ|場合|時|事|物|者|方|為)/u;
const suffix =
  /^(?:さん|さま|ちゃん|くん|たち|様|君|氏|達|的|性|化|家|員|用|式|内|外|上|下|中|前|後|間|以上|以下|以内|以外|目|等|など|だけ|ほど|くらい|ぐらい|ごと|ずつ|御中)/u;
const prefix = /(?:^|[^\p{Script=Han}])(?:お|ご|御|第|約|各|全|毎|新|再|非|不|無|未|最|大|小|同|本|当)$/u;
const counter =
  /^(?:年|月|日|時|分|秒|人|個|本|枚|匹|円|歳|回|台|階|番|つ|ヶ月|か月|カ月|週間|時間|分間|日間|年間|度|倍|割|名|冊|件|社|点|キロ|メートル|センチ|グラム|トン|リットル|ドル|ユーロ|パーセント|％|%|万|億|千|百|頭|羽|杯|軒|世紀|年代|歩)/u;
const numeral = /[\p{N}一二三四五六七八九十百千万億数何]$/u;

const clauseEnding =
  /(?:から|ので|けど|けれど|けれども|のに|たら|だら|なら|ながら|ても|でも|たり|れば|けば|せば|めば|ば|し|が、)$/u;
const teForm = /(?:て|んで|いで)$/u;
const topic = /(?:は|も|には|では|とは|へは|からは|までは|って)$/u;
const caseParticle = /(?:が|を|に|で|へ|と|まで|より|か|ね|よ|とか|や|だけ|など|さえ|しか)$/u;

/** The joint between two segments; `before` is the text up to the joint, `left` its last segment. */
export function japaneseJoint(before: string, left: string, right: string): JointKind {
  if (numeral.test(left) && counter.test(right)) return 'tight';
  if (prefix.test(before.slice(-2))) return 'tight';
  if (suffix.test(right) && !/^\p{Script=Hiragana}/u.test(left.slice(-1))) return 'closed';
  const afterHiragana = /\p{Script=Hiragana}$/u.test(before);
  if (/^\p{Script=Hiragana}/u.test(right)) return jointBeforeHiragana(before, right, afterHiragana);
  if (formalNoun.test(right) && afterHiragana && !endsPhrase(before)) return 'bound';
  if (afterHiragana) return jointAfterPhrase(before);
  if (sameScript(before.slice(-1), right.slice(0, 1))) return 'bound';
  return 'loose';
}

function jointBeforeHiragana(before: string, right: string, afterHiragana: boolean): JointKind {
  if (formalNoun.test(right)) return endsPhrase(before) ? jointAfterPhrase(before) : 'bound';
  if (standalone.has(right)) return afterHiragana ? jointAfterPhrase(before) : 'loose';
  if (leaningVerb.test(right) && endsPhrase(before) && !teForm.test(before)) return 'loose';
  return 'closed';
}

function endsPhrase(before: string): boolean {
  return clauseEnding.test(before) || teForm.test(before) || topic.test(before) || caseParticle.test(before);
}

function jointAfterPhrase(before: string): JointKind {
  if (/(?:の|な|この|その|あの|どの|いう|という)$/u.test(before)) return 'bound';
  if (clauseEnding.test(before)) return 'opensClause';
  if (teForm.test(before) || topic.test(before)) return 'opensPhrase';
  if (caseParticle.test(before)) return 'open';
  // An adjective or verb before its noun, or an adverb.
  return 'loose';
}

function sameScript(a: string, b: string): boolean {
  return [/\p{Script=Han}/u, /\p{Script=Katakana}/u, /[\p{Script=Latin}\p{N}]/u].some(
    (script) => script.test(a) && script.test(b),
  );
}
