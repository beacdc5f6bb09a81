/** What people say around a topic, by language. Alternatives are parts of regular expressions, in lower case. */
export interface TalkTable {
  /** Said to whoever listens, before and behind the topic. */
  readonly greetings: readonly string[];
  /** About the channel: the sentence says nothing else. */
  readonly channel: readonly string[];
  /** Words for who speaks and who is spoken to. */
  readonly persons: string;
  /** Words that stand for something said before, when a sentence begins with them. */
  readonly pointing: string;
}

const english: TalkTable = {
  greetings: [
    "(?:hello|hi|hey|good (?:morning|afternoon|evening|day)|welcome(?: back)?|greetings|what's up)(?:,? (?:everyone|everybody|guys|all|folks|there|again|friends|ladies and gentlemen))*(?:,? to (?:the|my|our|this|another|a new) (?:[a-z-]+ ){0,3}(?:channel|video|show|podcast|stream|episode|tutorial|series))?",
    '(?:thank you|thanks(?! to))(?: (?:so|very) much| a lot)?(?:,? (?:all|everyone|everybody|guys))?(?: for (?:watching|listening|joining|tuning in|coming|having me|being here|your attention|your time))?',
    '(?:bye(?:[ -]bye)?|goodbye|cheers|until next time|take care)',
    "(?:(?:i'll|i will|we'll|we will) )?see (?:you|ya)(?: all| guys)? (?:next|in the next|soon|later|then|tomorrow|again)(?: (?:time|week|one|video|episode))?",
    'have a (?:nice|great|good|lovely) (?:day|one|evening|week|weekend|night)',
    "that's (?:it|all)(?: (?:for|from) (?:today|now|me|this video|this one))?",
  ],
  channel: [
    '(?:like and|please|forget to(?: like and)?|hit|button,?) subscribe',
    'subscribe (?:to (?:my|our|the|this) channel|below|if you|for more)',
    '(?:hit|press|smash|click|ring) (?:on )?(?:that|the) (?:like|subscribe|bell|notification)',
    '(?:give|leave|drop) (?:it|this|us|me)(?: video)? a (?:like|thumbs up|comment)',
    'links? (?:is |are |will be )?(?:down )?(?:below )?in the description',
    '(?:leave|drop|post|write) (?:me |us )?(?:a comment|your comments|it in the comments)',
    'in the comments (?:down )?below',
    'follow (?:me|us) on',
    "(?:today's|this) (?:video|episode) is (?:sponsored|brought to you)",
    'support (?:me|us|the channel) on patreon',
    '(?:can|could) (?:you|everyone|everybody) (?:all )?hear me',
  ],
  persons: "i i'm i've i'd i'll me my mine myself you you're you've you'll you'd your yours yourself y'all",
  pointing: `it it's its he he's she she's they they're this that that's these those him her them such which and but
    so or because then otherwise also`,
};

const german: TalkTable = {
  greetings: [
    '(?:hallo|hi|hey|moin|servus|grüß (?:gott|euch|dich)|guten (?:morgen|tag|abend)|(?:herzlich )?willkommen(?: zurück)?)(?:,? (?:zusammen|leute|alle|allerseits|freunde|ihr lieben|liebe [a-zäöüß]+))*(?:,? (?:zu|bei|auf) (?:meinem|unserem|diesem|einem|meiner|dieser|einer)(?: neuen| weiteren| neuer)? (?:kanal|video|podcast|stream|folge|tutorial))?',
    '(?:vielen |herzlichen |besten )?dank(?:e)?(?: schön| sehr)?(?: fürs? (?:zuschauen|zuhören|einschalten|kommen|(?:eure|ihre|deine) aufmerksamkeit))?',
    '(?:tschüss|tschüs|ciao|auf wiedersehen|bis (?:zum nächsten mal|bald|dann|später|morgen|nächste woche))',
    '(?:einen )?schönen (?:tag|abend)(?: noch)?',
    "das war(?:'s|s| es)(?: (?:für heute|von mir))?",
  ],
  channel: [
    'abonnier(?:t|en|e)? (?:(?:meinen|unseren|den|diesen) )?(?:kanal|gern)',
    '(?:lasst|lass|lassen sie) (?:(?:mir|uns|gerne|gern|doch|ein|einen) )*(?:like|daumen|abo|kommentar)',
    'daumen (?:nach )?(?:oben|hoch)',
    '(?:link|links) (?:ist |sind |findet ihr |findest du )?(?:unten )?in der (?:video)?beschreibung',
    '(?:in|unter) (?:die|den) kommentare[n]?',
    'glocke (?:aktivieren|an)',
    'folgt (?:mir|uns) auf',
    '(?:könnt ihr|kannst du|können sie) mich hören',
  ],
  persons: 'ich mich mir mein meine meinen meinem meiner du dich dir dein deine deinen euch ihr',
  pointing: `es er sie dies diese dieser dieses ihn ihm ihnen dessen deren dabei damit dafür dazu daran
    darauf davon und aber also oder denn sonst dann deshalb deswegen außerdem`,
};

const french: TalkTable = {
  greetings: [
    '(?:bonjour|bonsoir|salut|coucou|bienvenue)(?:,? (?:à tous|à toutes|à tous et à toutes|tout le monde|les amis|mesdames et messieurs))*(?:,? (?:dans|sur|à) (?:ma|notre|cette|mon|ce|une|un)(?: nouvelle| nouveau| nouvel)? (?:chaîne|vidéo|podcast|épisode|tutoriel|émission))?',
    "merci(?: beaucoup| bien| à tous)?(?: (?:d'avoir (?:regardé|suivi|écouté)|de (?:votre attention|m'avoir écouté)|pour votre attention))?",
    '(?:au revoir|à bientôt|à la prochaine|à plus|à demain|ciao)',
    'bonne (?:journée|soirée)',
    "(?:voilà,? )?c'est tout(?: pour aujourd'hui)?",
  ],
  channel: [
    "(?:abonnez-vous|abonne-toi|n'(?:hésitez|oubliez|hésite|oublie) pas (?:à|de) (?:vous |t')?(?:abonner|liker|commenter|laisser|mettre|activer))",
    '(?:laissez|mettez|lâchez)(?:-moi)? (?:un|des|votre) (?:like|pouce|commentaire|commentaires)',
    "pouce (?:bleu|en l’air|en l'air)",
    'liens?(?: sont| est)? (?:en|dans la) description',
    'suivez-(?:moi|nous) sur',
    "vous m'entendez",
  ],
  persons: "je j'ai j'avais me m'a moi mon ma mes tu te toi ton ta tes vous votre vos",
  pointing: `il elle ils elles ce c'est cela ça cette ces celui celle lui leur et mais donc ou car alors puis sinon aussi`,
};

const spanish: TalkTable = {
  greetings: [
    '(?:hola|buenos días|buenas(?: tardes| noches)?|bienvenid[oa]s?|qué tal)(?:,? (?:a todos|a todas|todos|amigos|chicos|gente|de nuevo|señoras y señores))*(?:,? (?:a|en) (?:mi|nuestro|este|un|una|esta)(?: nuevo| nueva)? (?:canal|vídeo|video|podcast|episodio|tutorial|programa))?',
    '(?:muchas |mil )?gracias(?: (?:por (?:ver|mirar|escuchar|acompañarnos|vuestra atención|su atención|estar aquí)|a todos))?(?: (?:este|el) (?:vídeo|video))?',
    '(?:adiós|chao|hasta (?:luego|pronto|la próxima|mañana)|nos vemos(?: (?:pronto|en el próximo (?:vídeo|video)))?)',
    '(?:que tengan|que tengáis) (?:un )?buen día',
    '(?:y )?eso es todo(?: por hoy)?',
  ],
  channel: [
    '(?:suscríbe(?:te|nse)|suscribiros|suscribirte|suscribirse|suscribíos)',
    '(?:dale|denle|dadle|dejad|deja|dejen) (?:un |al |tu )?(?:like|me gusta|comentario|campanita)',
    'enlaces?(?: está| están)? en la descripción',
    'en los comentarios',
    '(?:sígueme|síganme|síguenos) en',
    '(?:me|se me) (?:oyen|escuchan|oís)',
  ],
  persons: 'yo me mi mis mí tú te ti tu tus usted ustedes vosotros os vuestro vuestra',
  pointing: `él ella ello ellos ellas esto eso esta ese esa estos estas este aquello lo le les y pero así o porque entonces
    luego además también`,
};

const italian: TalkTable = {
  greetings: [
    '(?:ciao|salve|buongiorno|buonasera|benvenut[oiae])(?:,? (?:a tutti|a tutte|tutti|ragazzi|amici|di nuovo|signore e signori))*(?:,? (?:nel|sul|in|al|a) (?:mio|nostro|questo|un|una|questa)?(?: nuovo| nuova)? ?(?:canale|video|podcast|episodio|tutorial|puntata))?',
    "grazie(?: mille| a tutti| tante)?(?: (?:per (?:aver (?:guardato|ascoltato|seguito)|l'attenzione|la visione)))?",
    '(?:arrivederci|alla prossima|a presto|a domani|ci vediamo(?: (?:presto|nel prossimo video))?)',
    'buona (?:giornata|serata)',
    '(?:è tutto|per oggi è tutto)',
  ],
  channel: [
    '(?:iscrivetevi|iscriviti|iscrivervi)',
    '(?:lasciate|mettete|lascia|metti) (?:un |il )?(?:like|mi piace|commento|pollice)',
    'link (?:è |sono )?(?:qui sotto )?(?:in|nella) descrizione',
    '(?:nei|sotto nei) commenti',
    'seguitemi su',
    'mi sentite',
  ],
  persons: 'io mi me mio mia miei mie tu ti te tuo tua tuoi voi vi vostro vostra',
  pointing: `esso essa essi lui lei loro questo questa questi queste quello quella ciò e ma quindi o perché poi
    allora inoltre anche`,
};

const portuguese: TalkTable = {
  greetings: [
    '(?:olá|oi|bom dia|boa tarde|boa noite|bem-vind[oa]s?|e aí)(?:,? (?:a todos|pessoal|gente|galera|amigos))*(?:,? (?:ao|no|a|em) (?:meu|nosso|este|mais um|um)(?: novo)? (?:canal|vídeo|podcast|episódio))?',
    '(?:muito )?obrigad[oa](?: a todos)?(?: por (?:assistir|assistirem|ouvir|estarem aqui))?',
    '(?:tchau|adeus|até (?:logo|a próxima|mais|breve|amanhã))',
    'tenham um bom dia',
    '(?:é isso|por hoje é só)',
  ],
  channel: [
    '(?:se inscreva|inscreva-se|inscrevam-se|se inscrevam)',
    '(?:deixe|deixem|deixa) (?:o |seu |um )+(?:like|joinha|comentário)',
    'links? (?:está|estão) na descrição',
    'nos comentários',
  ],
  persons: 'eu me mim meu minha meus minhas tu te ti você vocês seu sua',
  pointing: 'ele ela eles elas isto isso este esta esse essa aquilo e mas então ou porque depois também',
};

const dutch: TalkTable = {
  greetings: [
    '(?:hallo|hoi|hé|goedemorgen|goedemiddag|goedenavond|welkom(?: terug)?)(?:,? (?:allemaal|iedereen|mensen|bij|op))*',
    '(?:dank (?:je|jullie|u)(?: wel)?|bedankt)(?: voor het (?:kijken|luisteren))?',
    '(?:doei|tot (?:ziens|de volgende keer|later|morgen|snel))',
    'fijne (?:dag|avond)(?: nog)?',
    'dat was het(?: voor vandaag)?',
  ],
  channel: [
    'abonneer (?:je|jullie)?',
    'duimpje omhoog',
    'links? (?:staat|staan) in de beschrijving',
    '(?:laat|zet) (?:het )?(?:een reactie|in de reacties)',
  ],
  persons: 'ik mij me mijn jij je jou jouw jullie u uw',
  pointing: 'het hij zij ze dit dat deze die hem haar hun en maar dus of want dan ook',
};

const chinese: TalkTable = {
  greetings: [
    '(?:大家|各位|你们|朋友们|同学们|各位朋友)?(?:大家好|你好|您好|早上好|下午好|晚上好)',
    '(?:欢迎|歡迎)(?:大家|各位|你们)?(?:来到|收看|回来|回到|观看|收听)(?:我的|我们的|本)?(?:频道|节目|视频|播客|直播间)?',
    '(?:谢谢|感谢|多谢|謝謝)(?:大家|各位|你们|您)?(?:的)?(?:观看|收看|收听|聆听|支持|关注)?',
    '(?:再见|拜拜|下次再见|下期再见|我们下(?:次|期|集|周)(?:节目)?再见|回头见)',
    '(?:今天|这期)(?:的(?:视频|节目|内容))?就(?:到这里|讲到这里|是这些)',
  ],
  channel: [
    '(?:点赞|订阅|訂閱|关注我|一键三连|投币|转发|小铃铛|记得关注|点个赞|点个关注)',
    '链接(?:放)?在(?:视频)?(?:简介|描述|下方)',
    '(?:在)?(?:评论区|下方|弹幕)(?:留言|告诉我|评论)',
    '(?:听得到|能听到|听得见)(?:我)?(?:吗|嘛)',
  ],
  persons: '我 你 您 咱 我们 你们 咱们 我的 你的',
  pointing:
    '它 他 她 它们 他们 她们 这 那 这个 那个 这些 那些 这样 那样 但 但是 所以 而且 因为 然后 不过 还有 另外',
};

const japanese: TalkTable = {
  greetings: [
    '(?:みなさん|皆さん|皆様)?(?:、)?(?:こんにちは|こんばんは|おはようございます|おはよう|初めまして|はじめまして)',
    'ようこそ',
    '(?:ご視聴|ご清聴|ご覧いただき|見てくれて|聞いてくれて|最後まで)?(?:、)?(?:ありがとうございます|ありがとうございました|ありがとう)',
    '(?:さようなら|さよなら|バイバイ|ではまた|それではまた|また次回|また(?:お)?会いしましょう|お疲れ様でした|お疲れさまでした)',
    '(?:よろしくお願い(?:します|いたします|致します))',
  ],
  channel: [
    '(?:チャンネル登録|高評価|いいね(?:ボタン)?を|グッドボタン|通知ベル|ベルマーク)',
    '(?:概要欄|説明欄)',
    'コメント(?:欄)?(?:で|に|を)(?:教えて|書いて|お待ち|残して|お寄せ)',
    '聞こえ(?:ます|てます|ています)か',
  ],
  persons: '私 僕 俺 あなた 君 私たち 僕たち わたし ぼく 皆さん みなさん',
  pointing:
    'それ これ あれ その この あの そこ ここ そう こう 彼 彼女 彼ら でも しかし だから そして また ただ なので',
};

const russian: TalkTable = {
  greetings: [
    '(?:привет|здравствуйте|доброе утро|добрый (?:день|вечер)|добро пожаловать)(?:,? (?:всем|друзья|ребята|дорогие друзья))*',
    '(?:большое )?спасибо(?: (?:всем|большое|за (?:просмотр|внимание)))*',
    '(?:пока|до свидания|до встречи|до скорого|увидимся)',
    '(?:хорошего|приятного) (?:дня|вечера)',
    '(?:на сегодня|у меня) (?:это )?всё',
  ],
  channel: [
    'подпис(?:ывайтесь|ывайся|аться|ка|ку)',
    'став(?:ьте|ь) (?:лайк|лайки|палец)',
    'ссылк[аи] (?:находится |будет )?в описании',
    'в комментариях',
    'меня (?:слышно|слышите)',
  ],
  persons: 'я меня мне мной мой моя мои моё ты тебя тебе твой твоя вы вас вам ваш ваша',
  pointing: 'он она оно они это этот эта эти тот та те его её их и но а или поэтому потом также потому',
};

export const talkTables: ReadonlyMap<string, TalkTable> = new Map([
  ['de', german],
  ['en', english],
  ['es', spanish],
  ['fr', french],
  ['it', italian],
  ['ja', japanese],
  ['nl', dutch],
  ['pt', portuguese],
  ['ru', russian],
  ['zh', chinese],
]);
