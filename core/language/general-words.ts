/**
 * Words by which a summary speaks of a video itself. At the beginning of a sentence they have a capital and are no names;
 * nobody in the video needs to have said them.
 */
import { primaryLanguage } from './language-tag.ts';

const lists: Readonly<Record<string, string>> = {
  en: `participant participants speaker speakers team group presenter presenters narrator host hosts guest guests viewer
    viewers audience member members video meeting discussion session part section topic talk conversation lesson tutorial
    interview everyone everybody people person someone finally first firstly second secondly next later lastly last then
    afterwards overall initially additionally furthermore moreover however meanwhile instead besides eventually both
    several various different many some others together during regarding according despite following there they`,
  de: `teilnehmer teilnehmerin teilnehmende teilnehmenden teilnehmern sprecher sprecherin sprechern sprechende gruppe team
    moderator moderatorin gastgeber gast gäste gästen zuschauer zuschauern publikum mitglieder mitgliedern video videos
    besprechung diskussion gespräch gespräche sitzung teil abschnitt thema themen vortrag vortragende unterhaltung
    lektion anleitung interview person personen mensch menschen leute frage fragen beispiel beispiele punkt punkte
    grund gründe ende anfang beginn schritt schritte schließlich zunächst zuerst anschließend danach später zuletzt
    insgesamt anfangs außerdem jedoch inzwischen stattdessen gemeinsam während laut trotz dabei`,
  fr: `participant participants participante participantes intervenant intervenants orateur oratrice groupe équipe
    présentateur présentatrice narrateur invité invités spectateurs public membres vidéo réunion discussion séance partie
    section sujet conversation leçon tutoriel entretien personnes gens enfin premièrement deuxièmement ensuite puis
    finalement globalement d'abord cependant toutefois néanmoins pendant selon malgré plusieurs différents ensemble`,
  es: `participante participantes hablante hablantes orador oradora grupo equipo presentador presentadora narrador invitado
    invitados espectadores público miembros vídeo video reunión discusión sesión parte sección tema conversación lección
    tutorial entrevista personas gente finalmente primero segundo luego después posteriormente además inicialmente
    asimismo durante según pese varios diferentes ambos juntos`,
  it: `partecipante partecipanti relatore relatrice relatori gruppo squadra team presentatore presentatrice narratore
    ospite ospiti spettatori pubblico membri video riunione discussione sessione parte sezione tema argomento
    conversazione lezione tutorial intervista persone gente infine innanzitutto successivamente poi dopo inoltre
    inizialmente complessivamente durante secondo nonostante diversi entrambi insieme`,
  pt: `participante participantes orador oradora palestrante grupo equipe equipa apresentador apresentadora narrador
    convidado convidados espectadores público membros vídeo reunião discussão sessão parte seção tema conversa lição
    tutorial entrevista pessoas finalmente primeiro depois posteriormente além inicialmente durante segundo vários ambos`,
  nl: `deelnemer deelnemers spreker sprekers groep team presentator gast gasten kijkers publiek leden video vergadering
    discussie sessie deel gedeelte onderwerp gesprek les tutorial interview mensen personen tenslotte eerst vervolgens
    daarna later uiteindelijk bovendien aanvankelijk tijdens volgens ondanks verschillende samen`,
};
/** Endings of adverbs and of verbs that open a clause. */
const openings: Readonly<Record<string, RegExp>> = {
  en: /(?:ly|ing)$/u,
  fr: /(?:ment|ant)$/u,
  es: /(?:mente|ando|iendo)$/u,
  it: /(?:mente|ando|endo)$/u,
  pt: /(?:mente|ando|endo|indo)$/u,
  de: /(?:weise|ens)$/u,
};
/** German nouns of what is done or how it is: said by a summary where a speaker uses the verb or the adjective. */
const germanAbstract = /(?:ung|heit|keit|schaft|tion|tät|nis|ierung)(?:en|s|se|sen)?$/u;

const compiled = new Map<string, ReadonlySet<string>>();

/** `word` in lower case. */
export function isGeneralWord(word: string, language: string): boolean {
  const primary = primaryLanguage(language);
  let words = compiled.get(primary);
  if (words === undefined) compiled.set(primary, (words = new Set((lists[primary] ?? '').split(/\s+/u))));
  return words.has(word) || (primary === 'de' && germanAbstract.test(word));
}

/** Whether a word that only begins a sentence needs no capital of its own. */
export function opensClause(word: string, language: string): boolean {
  return word.length > 4 && openings[primaryLanguage(language)]?.test(word) === true;
}
