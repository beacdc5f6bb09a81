/**
 * How people say that one topic ends and another begins, by language. Phrases are separated by `|`, lower case, without
 * punctuation.
 */
export interface CuePhrases {
  /** Announces something new among the first words of a sentence. */
  readonly opens: string;
  /** First word of many sentences with which something new begins. */
  readonly marks: string;
  /** Says that something is done, in the sentence before; or that all of it is, at the start of the sentence. */
  readonly closes: string;
  /** First words of a sentence that goes on with what was said. */
  readonly goesOn: string;
  /** Said where a whole talk ends. */
  readonly farewells: string;
}

export const cuePhraseTables: Readonly<Record<string, CuePhrases>> = {
  en: {
    opens: `next|another|moving on|move on|let's|let us|let me|i'm going to|i'm gonna|i am going to|we're going to|we're gonna|we
      are going to|i'll|we'll|i will|we will|the other thing|other big thing|other thing|last thing|the last|final|finally|lastly|first
      thing|first of all|firstly|second thing|secondly|third thing|thirdly|second step|third step|step one|step two|step
      three|switch over|switching over|switch to|switch gears|start with|starting with|get started|begin with|question|questions|a question|of questions|few questions|some questions|now
      that|now we|now i|now you|now let's|currently|today|in this section|in this video|in this chapter|in this part|in this
      lesson|agenda|turn to|turning to|talk about|speaking of|when it comes to|what about|how about|on to|onto the|welcome`,
    marks: 'okay|ok|alright|all right|so|now|well|anyway|anyways|right',
    closes: `thanks|thank you|that's it|that's all|that's what|that's really|that's about it|that's how|that's pretty much|that was|in
      conclusion|to summarise|to summarize|in summary|to wrap up|wrap up|goodbye|good bye|bye|got it|awesome|cool|perfect|there you
      go|sounds good|good stuff|so that's`,
    goesOn: `and|but|because|or|which|it|it's|he|she|they|they're|them|this|that|those|these|who|then|like|yeah|yes|no|mm|uh|um|oh|for
      example|also|to|of|in|with|for|as|if|is|are|was|again`,
    farewells: `thanks|thank you|that's it|that's all|that's what|that's about it|that's pretty much|in conclusion|in summary|to summarise|to summarize|to wrap up|wrap up|wrap this up|wrapping up|goodbye|good bye|bye|signing off|sign off|see you|have a good|have a great|have a nice|hope you|hope this|for watching|for listening|until next time|take care|thanks for`,
  },
  de: {
    opens: `als nächstes|als nächster|nächste|nächster|nächstes|nächsten|kommen wir|kommen wir zu|gehen wir|schauen wir|sehen wir|fangen
      wir|wenden wir|weiter geht's|jetzt geht es|jetzt kommen|jetzt schauen|jetzt wollen|jetzt möchte|ich möchte|ich zeige|ich werde|wir
      werden|lassen sie uns|lass uns|lasst uns|außerdem|ein weiterer|ein weiteres|eine weitere|ein anderes thema|zunächst|zuerst|erstens|
      zweitens|drittens|zum schluss|zum abschluss|schließlich|abschließend|letztens|noch eine sache|die letzte|der letzte|das letzte|eine
      frage|was ist mit|heute|in diesem abschnitt|in diesem kapitel|in diesem video|in diesem teil|herzlich willkommen|willkommen|und nun|nun zu`,
    marks: 'okay|ok|gut|also|so|nun|jetzt|na gut|alles klar|genau',
    closes: `danke|vielen dank|das war's|das war|das ist alles|das wär's|soweit|so weit|zusammenfassend|zusammengefasst|tschüss|auf
      wiedersehen|bis zum nächsten|alles klar|super|perfekt|gut|okay`,
    goesOn: `und|aber|weil|oder|der|die|das|er|sie|es|dies|diese|dieser|dann|ja|nein|doch|denn|auch|zum beispiel|deshalb|deswegen|daher|damit|dabei|dafür|davon|als|wenn|wo|wie`,
    farewells: `danke|vielen dank|das war's|das wär's|das war es|das ist alles|zusammenfassend|zusammengefasst|zum abschluss|tschüss|auf wiedersehen|bis zum nächsten mal|bis bald|bis dann|ich hoffe|macht's gut|fürs zuschauen|fürs zuhören|schönen tag`,
  },
  fr: {
    opens: `ensuite|maintenant|passons|passons à|on passe|on va|nous allons|je vais|voyons|regardons|parlons|commençons|continuons|prochain|
      prochaine|suivant|suivante|autre chose|un autre|une autre|la suite|premièrement|deuxièmement|troisièmement|tout d'abord|d'abord|
      enfin|pour finir|pour terminer|dernier point|dernière|une question|en ce qui concerne|quant à|aujourd'hui|dans cette partie|dans cette
      vidéo|dans ce chapitre|bienvenue|venons|à présent`,
    marks: "bon|alors|donc|ok|okay|d'accord|bien|eh bien|voilà|maintenant",
    closes: `merci|c'est tout|voilà|en résumé|pour résumer|en conclusion|pour conclure|au revoir|à bientôt|c'était|parfait|super|très bien`,
    goesOn: `et|mais|parce|car|ou|qui|il|elle|ils|elles|ce|c'est|cela|ça|celui|ces|puis|oui|non|aussi|par exemple|donc c'est|de|pour|avec|si|comme`,
    farewells: `merci|c'est tout|voilà c'était|c'était|pour conclure|en conclusion|pour résumer|au revoir|à bientôt|à la prochaine|bonne journée|j'espère que`,
  },
  es: {
    opens: `a continuación|ahora|siguiente|siguientes|pasemos|pasamos|vamos a|voy a|veamos|miremos|hablemos|empecemos|comencemos|otra
      cosa|otro|otra|en primer lugar|primero|en segundo lugar|segundo|en tercer lugar|por último|por ultimo|finalmente|para terminar|la
      última|el último|una pregunta|en cuanto a|respecto a|hoy|en esta sección|en esta parte|en este vídeo|en este video|en este
      capítulo|bienvenidos|bienvenidas`,
    marks: 'bueno|bien|vale|ok|okay|entonces|pues|ahora|muy bien',
    closes: `gracias|eso es todo|esto es todo|en resumen|para resumir|en conclusión|para concluir|adiós|hasta luego|hasta la próxima|perfecto|
      genial|listo|muy bien`,
    goesOn: `y|pero|porque|o|que|él|ella|ellos|ellas|eso|esto|ese|esta|este|luego|sí|no|también|por ejemplo|de|para|con|si|como|se|es`,
    farewells: `gracias|eso es todo|esto es todo|en conclusión|para concluir|en resumen|adiós|hasta luego|hasta la próxima|nos vemos|espero que|que tengan`,
  },
  it: {
    opens: `adesso|ora|prossimo|prossima|passiamo|vediamo|andiamo|parliamo|cominciamo|iniziamo|continuiamo|un'altra cosa|un altro|un'altra|
      per prima cosa|innanzitutto|in primo luogo|in secondo luogo|infine|per finire|per concludere|ultimo|l'ultima|l'ultimo|una domanda|per
      quanto riguarda|quanto a|oggi|in questa sezione|in questa parte|in questo video|in questo capitolo|benvenuti|vi mostro|voglio`,
    marks: 'allora|bene|ok|okay|dunque|quindi|va bene|ecco|ora',
    closes: `grazie|è tutto|questo è tutto|in sintesi|riassumendo|in conclusione|arrivederci|alla prossima|ciao|perfetto|benissimo|ottimo`,
    goesOn: `e|ma|perché|o|che|lui|lei|loro|questo|questa|quello|poi|sì|no|anche|per esempio|ad esempio|di|per|con|se|come|si|è`,
    farewells: `grazie|è tutto|questo è tutto|in conclusione|per concludere|riassumendo|arrivederci|alla prossima|ciao|spero che|buona giornata|ci vediamo`,
  },
  pt: {
    opens: `a seguir|agora|próximo|próxima|vamos|vou|vejamos|passemos|falemos|comecemos|outra coisa|outro|outra|em primeiro lugar|
      primeiro|em segundo lugar|segundo|por último|finalmente|para terminar|a última|o último|uma pergunta|quanto a|em relação a|hoje|nesta
      seção|nesta parte|neste vídeo|neste capítulo|bem-vindos`,
    marks: 'bom|bem|ok|okay|então|agora|certo|muito bem',
    closes: `obrigado|obrigada|é isso|isso é tudo|em resumo|resumindo|em conclusão|concluindo|tchau|até a próxima|perfeito|ótimo`,
    goesOn: `e|mas|porque|ou|que|ele|ela|eles|elas|isso|isto|esse|esta|este|depois|sim|não|também|por exemplo|de|para|com|se|como|é`,
    farewells: `obrigado|obrigada|é isso|isso é tudo|em conclusão|concluindo|resumindo|tchau|até a próxima|até logo|espero que|um abraço`,
  },
  nl: {
    opens: `volgende|vervolgens|laten we|we gaan|ik ga|we kijken|nu gaan|nu kijken|een ander|een andere|nog een|ten eerste|ten
      tweede|ten slotte|tot slot|als laatste|de laatste|een vraag|wat betreft|vandaag|in dit deel|in deze video|in dit hoofdstuk|welkom`,
    marks: 'oké|ok|goed|dus|nou|nu|zo',
    closes: `bedankt|dank je|dank u|dat was het|dat is alles|samenvattend|kortom|tot ziens|tot de volgende|perfect|mooi`,
    goesOn: `en|maar|want|omdat|of|die|dat|deze|dit|hij|zij|ze|het|dan|ja|nee|ook|bijvoorbeeld|van|voor|met|als`,
    farewells: `bedankt|dank je|dank u|dat was het|dat is alles|samenvattend|tot ziens|tot de volgende|tot dan|ik hoop dat|fijne dag`,
  },
  zh: {
    opens: `接下来|接着|下面|下一个|下一步|下一部分|那么现在|现在我们|我们来看|我们看|我们再来|来看一下|首先|其次|第一|第二|第三|第四|另外|另一个|还有一个|
      最后|最後|再来|再說|再说|今天|这一节|这一章|这部分|本节|本章|讲一下|說一下|说一下|介绍一下|介紹|关于|至于|問題是|有个问题|我想问|大家好|欢迎|接下來|我們來看|現在我們|關於`,
    marks: '好|好的|那|那么|那麼|嗯|行|ok|okay',
    closes:
      '谢谢|謝謝|就这样|就是这样|就到这里|到这里|到這裡|总之|总结一下|總結|综上|以上就是|以上是|再见|再見|拜拜|没问题|好的',
    goesOn:
      '而且|但是|但|因为|因為|所以|或者|他|她|它|它们|这个|這個|那个|那個|这样|然后|也|比如|例如|对|是的|不|就是|如果',
    farewells: `谢谢|謝謝|感谢|感謝|就到这里|到这里|到這裡|总结一下|總結一下|以上就是|再见|再見|拜拜|下次见|下期见|希望大家`,
  },
  ja: {
    opens: `次に|次は|次の|続いて|続きまして|それでは|では次|ではここ|さて|まず|最初に|はじめに|二つ目|2つ目|三つ目|3つ目|一つ目|1つ目|最後に|最後は|今日は|今回は|
      ここからは|ここで|もう一つ|もうひとつ|他に|見ていき|見てみ|説明し|紹介し|質問です|ところで|について|皆さん|みなさん|ようこそ|こんにちは`,
    marks: 'では|じゃあ|じゃ|はい|さあ|えー|ということで',
    closes:
      'ありがとうござい|以上です|以上で|以上が|まとめると|まとめます|おしまい|終わりです|終わります|さようなら|また次|わかりました|なるほど',
    goesOn:
      'そして|しかし|でも|だから|なので|それは|これは|その|この|それで|また|例えば|たとえば|うん|ええ|いや|だって',
    farewells: `ありがとうござい|以上です|以上で|終わりです|終わります|さようなら|また次|また来週|お疲れ|ご視聴|ご清聴`,
  },
};
