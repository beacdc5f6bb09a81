/**
 * Words of talk that say nothing about its topic and that the tables of function words do not have: answers, greetings,
 * vague things and the verbs of speaking, thinking, going and making. Lower case, by language.
 */
import { primaryLanguage } from '../language/language-tag.ts';

const lists: Readonly<Record<string, string>> = {
  en: `yeah yes yep yup nope okay ok right alright well like just actually really kind kinda sort sorta thing things going
    gonna go got get getting gets let lets see seen know think mean means want wants wanted say saying lot lots bit look
    looks looking first way ways something anything everything nothing someone stuff good great nice cool maybe probably
    basically essentially literally obviously also here there now then so hey hi hello bye thanks thank please sure oh uh
    um hmm mm mhm mmm gosh guys everyone everybody people today again already still much even back come comes coming take
    takes taking make makes making put puts use using used uses little need needs try trying tried able talk talking
    it's that's there's here's what's where's who's how's let's i'm i've i'd i'll you're you've you'd you'll we're we've
    we'd we'll they're they've they'd they'll he's she's don't doesn't didn't can't couldn't won't wouldn't isn't aren't
    wasn't weren't haven't hasn't hadn't shouldn't ain't wanna gotta 'cause cause together start started ahead done
    happen happens happened end sense point question called whole part new next last else bunch couple keep keeps kept definitely currently super pretty anyway weird hopefully
    certainly side interesting interested sounds sound feel feels certain different similar important main easy hard doing due leave given based involved involves`,
  de: `ja nein doch okay ok gut genau also halt eben mal ja so na nun jetzt dann da hier dort einfach eigentlich wirklich
    natürlich vielleicht quasi sozusagen irgendwie irgendwas etwas nichts alles sache sachen ding dinge leute hallo
    tschüss danke bitte klar machen macht mache gemacht gehen geht gehe gegangen kommen kommt sagen sagt sage gesagt
    sehen sieht sehe gesehen wissen weiß denken denkt glaube glauben meine meinen schauen schaut gucken gibt geben tun
    lassen bisschen ganz viel mehr nächste nächsten nächster erste ersten letzte heute wieder auch noch schon immer`,
  fr: `oui non ouais ok okay bon ben bah alors donc voilà hein quoi là ici maintenant puis ensuite après enfin vraiment
    peut-être juste chose choses truc trucs gens bonjour salut merci faire fait fais font aller vais dire dit dis voir
    vois vu savoir sais penser pense croire crois mettre prendre parler parle petit peu beaucoup bien très plus encore
    toujours aussi rien tout j'ai c'est d'accord qu'on c'était prochain premier première dernier aujourd'hui`,
  es: `sí no vale bueno pues entonces así ahora aquí ahí luego después realmente quizás tal vez cosa cosas gente hola
    gracias hacer hace hago hecho hacemos ir decir dice digo dicho ver veo vemos visto saber sé sabe pensar creo creer
    poner tomar hablar poco mucho bien muy más también todavía siempre nada todo algo eso esto claro mira vamos
    próximo primero primera último hoy`,
  it: `sì no va bene ok okay allora quindi adesso ora qui qua lì là poi dopo veramente forse cosa cose gente ciao grazie
    fare fa faccio fatto facciamo andare dire dice dico detto vedere vedo vediamo visto sapere so sapete pensare penso
    credo mettere prendere parlare poco molto bene più anche ancora sempre niente tutto ecco insomma cioè praticamente
    prossimo primo prima ultimo oggi`,
  pt: `sim não tá bom então aqui ali lá agora depois realmente talvez coisa coisas gente olá obrigado obrigada fazer faz
    faço feito ir dizer diz disse ver vejo vamos visto saber sei pensar acho achar colocar pegar falar pouco muito bem
    mais também ainda sempre nada tudo isso isto né próximo primeiro último hoje`,
  nl: `ja nee oké ok goed dus nou even gewoon eigenlijk echt misschien ding dingen mensen hallo bedankt doen doet gedaan
    gaan gaat komen komt zeggen zegt gezegd zien ziet gezien weten weet denken denk maken maakt beetje veel meer heel
    nu hier daar weer ook nog al altijd iets niets alles volgende eerste laatste vandaag`,
  zh: `的 了 是 我 你 他 她 它 我们 你们 他们 大家 这 那 这个 那个 这些 那些 这样 那样 这里 那里 什么 怎么 就 就是 也 都 很 在 有 没有 和 跟
    与 或 或者 但 但是 因为 所以 然后 如果 可以 能 会 要 想 说 讲 看 来 去 上 下 里 中 一 一个 一下 一些 两 不 不是 还 还是 还有 把 被 让
    给 对 对于 到 从 向 吧 吗 呢 啊 呀 嗯 哦 好 好的 其实 非常 比较 已经 现在 今天 时候 东西 事情 知道 觉得 进行 以及 而 而且 之 为 以 个 种 得 地 着 过 我的
    你的 接下来 首先 下面 最后 谢谢`,
  ja: `これ それ あれ ここ そこ どこ 何 こと もの ため よう そう どう はい いいえ ええ うん えー あの その この 私 僕 皆さん みなさん 今日 今
    今回 次 時 中 上 下 前 後 人 方 感じ 場合 思い 思う 言う 見る 行く 来る 使う 出る 入る ちょっと とても まあ さて では 以上 例えば`,
};

const words = new Map<string, ReadonlySet<string>>();

export function isTalkWord(word: string, language: string): boolean {
  const primary = primaryLanguage(language);
  let list = words.get(primary);
  if (list === undefined) words.set(primary, (list = new Set((lists[primary] ?? '').split(/\s+/))));
  return list.has(word);
}
