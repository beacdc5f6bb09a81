/**
 * Sentences of a transcript that speak to a language model instead of people ("ignore all previous instructions"). They
 * stay in what a model reads, as all that is said does, but nothing that it writes may rest on them alone.
 */
import { isUnspacedScript } from '../../cues/text-measure.ts';

const byLanguage: Readonly<Record<string, readonly string[]>> = {
  en: [
    String.raw`(?:ignore|disregard|forget|override|bypass)\b.{0,40}\b(?:instructions?|prompts?|guidelines|directions|everything (?:above|before)|you were told|transcript)`,
    String.raw`(?:you are|you're) now (?:an?|the|in|free|no longer)\b`,
    String.raw`(?:pretend|behave|act) (?:to be|as|like) (?:an?|the|if)\b.{0,30}\b(?:ai|assistant|model|bot|pirate|hacker)`,
    String.raw`(?:system|developer|hidden) (?:prompt|message|instructions?|mode)|new instructions?\b|jailbreak|do anything now`,
    String.raw`(?:dear|hey|hello|hi|attention|note to|message (?:to|for))[ ,]+(?:an? |the |any |all )?(?:ai|assistants?|language models?|llms?|chatbots?|chatgpt|gpt|models?|summari[sz]ers?)\b`,
    String.raw`(?:ai|assistant|language model|llm|chatbot|chatgpt|summari[sz]er)s?,? (?:you (?:must|should|will|are)|please|must|reading this|stop|write|say|output|do not|don't)\b`,
    String.raw`(?:output|print|write|reply|respond|answer|return|repeat)\b.{0,25}\b(?:only|exactly|verbatim|nothing (?:but|else)|the following)`,
    String.raw`(?:include|append|insert|add|put|write|say|mention)\b.{0,60}\bin (?:your|the) (?:summary|answer|response|output)`,
    String.raw`(?:the|your|this) (?:summary|answer|response|output) (?:must|should|has to|shall|will)\b`,
    String.raw`(?:end|stop|close) (?:of )?(?:the )?transcript`,
    String.raw`(?:reveal|leak|show|print|repeat|tell)\b.{0,12}\b(?:your|the) (?:system|prompt|instructions|secret)`,
    String.raw`(?:instead of|rather than) (?:a summary|summari[sz]ing)|do not (?:summari[sz]e|write a summary)`,
  ],
  de: [
    String.raw`(?:ignorier|vergiss|vergesst|missacht|umgeh)\p{L}*.{0,50}(?:anweisung|instruktion|prompt|vorgabe)`,
    String.raw`(?:du bist|sie sind) (?:jetzt|nun|ab sofort|nicht mehr) (?:ein|eine|kein|keine)`,
    String.raw`(?:liebe|lieber|lieber|an die|an den|achtung,?|hallo,?|hey,?) (?:ki|assistent|sprachmodell|chatbot)`,
    String.raw`(?:schreibe?|schreibt|gib|antworte|antwortet|drucke|wiederhole|wiederholt) .{0,25}(?:nur|genau|wörtlich|nichts anderes|stattdessen)`,
    String.raw`(?:schreibe?|füge?|sage?|erwähne) .{0,60}in (?:die|der|deiner?) (?:zusammenfassung|antwort|ausgabe)`,
    String.raw`(?:die|deine) (?:zusammenfassung|antwort|ausgabe) (?:muss|soll|sollte|lautet)`,
    String.raw`system-?(?:prompt|nachricht|anweisung)|ende (?:des|der) (?:transkripts|transkription|abschrift)`,
  ],
  fr: [
    String.raw`(?:ignore|oublie)(?:z|r)?\b.{0,50}(?:instruction|consigne|prompt|ce qui précède)`,
    String.raw`(?:tu es|vous êtes) (?:maintenant|désormais) (?:une?|le|la)`,
    String.raw`(?:chère?|attention|bonjour),? (?:l')?(?:ia|assistant|modèle|chatbot)`,
    String.raw`(?:écris|écrivez|réponds|répondez|affiche|affichez|répète|répétez) .{0,25}(?:seulement|uniquement|exactement|rien d'autre)`,
    String.raw`(?:écris|écrivez|ajoute|ajoutez|dis|dites) .{0,60}dans (?:le|ton|votre) (?:résumé|réponse)`,
    String.raw`(?:le|ton|votre) résumé (?:doit|devra)|(?:prompt|message|instructions?) (?:du )?système|fin de la transcription`,
  ],
  es: [
    String.raw`(?:ignora|olvida|descarta)(?:d|r)?\b.{0,50}(?:instruccion|prompt|todo lo anterior|indicaciones)`,
    String.raw`(?:ahora eres|eres ahora) (?:un|una|el|la)`,
    String.raw`(?:querid[oa]|atención|hola),? (?:ia|asistente|modelo|chatbot)`,
    String.raw`(?:escribe|responde|imprime|repite) .{0,25}(?:solo|sólo|únicamente|exactamente|nada más)`,
    String.raw`(?:escribe|añade|incluye|di) .{0,60}en (?:el|tu) (?:resumen|respuesta)`,
    String.raw`(?:el|tu) resumen (?:debe|tiene que|deberá)|(?:prompt|mensaje|instrucciones) del? sistema|fin de la transcripción`,
  ],
  it: [
    String.raw`(?:ignora|dimentica)(?:te|re)?\b.{0,50}(?:istruzion|prompt|tutto ciò che precede)`,
    String.raw`(?:ora|adesso) sei (?:un|una|il|la)`,
    String.raw`(?:car[oa]|attenzione|ciao),? (?:ia|assistente|modello|chatbot)`,
    String.raw`(?:scrivi|rispondi|stampa|ripeti) .{0,25}(?:solo|soltanto|esattamente|nient'altro)`,
    String.raw`(?:scrivi|aggiungi|di') .{0,60}nel (?:tuo )?(?:riassunto|riepilogo)|(?:il|tuo) (?:riassunto|riepilogo) deve`,
  ],
  pt: [
    String.raw`(?:ignore|esqueça|desconsidere)\b.{0,50}(?:instruç|prompt|tudo acima)`,
    String.raw`(?:você agora é|agora você é) (?:um|uma)`,
    String.raw`(?:escreva|responda|imprima|repita) .{0,25}(?:apenas|somente|exatamente|nada mais)`,
    String.raw`(?:escreva|inclua|diga) .{0,60}no (?:seu )?resumo|o resumo deve`,
  ],
  zh: [
    '(?:忽略|无视|忘记|忘掉|不要理会).{0,20}(?:指令|指示|提示词|以上|之前的|前面的|上述)',
    '(?:你现在是|从现在开始你|请扮演)',
    '(?:人工智能|语言模型|大模型|AI|聊天机器人|智能助手).{0,6}(?:请|你必须|你应该|注意)',
    '(?:只|仅|必须)(?:需|能)?(?:输出|回答|回复|返回)',
    '(?:摘要|总结)(?:必须|应该|应当|只能)|在(?:摘要|总结)(?:中|里)(?:写|说|加)|系统(?:提示|指令|消息)',
  ],
  ja: [
    '(?:指示|命令|プロンプト|指令).{0,12}(?:無視|忘れ)',
    '(?:あなたは今から|あなたはこれから|のふりをし|として振る舞)',
    '(?:AI|人工知能|言語モデル|アシスタント).{0,8}(?:へ|さん|、).{0,20}(?:ください|しなさい|せよ|必ず)',
    '(?:だけ|のみ)を?(?:出力|回答|返信)し',
    '(?:要約|回答)(?:は|には).{0,20}(?:必ず|しなければ|書いてください|含めて)|システム(?:プロンプト|メッセージ)',
  ],
};
/** Marks of the templates that models are spoken to with. */
const templateMarks =
  /<\|[^|]{0,40}\|>|<\/?(?:start|end)_of_turn>|<\/?transcript>|\[\/?INST\]|<<\/?SYS>>|###\s*(?:system|instruction|user|assistant)/iu;

/** Whatever a video is in: those who try this write in any language. */
const patterns: readonly RegExp[] = Object.values(byLanguage).map((alternatives) => {
  const edge = isUnspacedScript(alternatives.join('')) ? '' : String.raw`(?<![\p{L}\p{N}])`;
  return new RegExp(`${edge}(?:${alternatives.join('|')})`, 'iu');
});

export function addressesModel(text: string): boolean {
  return templateMarks.test(text) || patterns.some((pattern) => pattern.test(text));
}
