import type { LanguageTable } from '../function-words.ts';

export const italian: LanguageTable = {
  words: {
    article: `il lo la i gli le un uno una l' un'`,
    determiner: `mio mia miei mie tuo tua tuoi tue suo sua suoi sue nostro nostra nostri nostre vostro vostra vostri
      vostre loro questo questa questi queste quel quello quella quei quegli quelle ogni ciascun ciascuno
      qualche alcuni alcune nessun nessuno nessuna tutto tutta tutti tutte altro altra altri altre molto molta
      molti molte poco poca pochi poche tanto tanta tanti tante quanto quanta quanti quante quale quali
      entrambi qualsiasi diversi diverse`,
    preposition: `a ad al allo alla ai agli alle da dal dallo dalla dai dagli dalle in nel nello nella nei negli
      nelle con col su sul sullo sulla sui sugli sulle per tra fra verso contro durante dopo prima senza sotto
      sopra dietro dentro fuori presso secondo lungo oltre fino come mediante`,
    clingingPreposition: `di del dello della dei degli delle`,
    coordinator: 'e ed o od ma però né oppure quindi',
    clauseOpener: `che chi cui se perché quando dove come mentre sebbene benché affinché finché poiché siccome
      appena quale quali quanto cosa`,
    auxiliary: `sono sei è siamo siete ero eri era eravamo eravate erano sarò sarai sarà saremo saranno sarebbe
      sarebbero sia siano fu furono stato stata stati state essere ho hai ha abbiamo avete hanno avevo avevi
      aveva avevamo avevano avrò avrà avremo avranno avrei avrebbe avrebbero abbia abbiano sto stai sta stiamo
      state stanno stavo stava stavano posso puoi può possiamo potete possono potevo poteva potevano potrebbe
      potrebbero devo devi deve dobbiamo dovete devono doveva dovevano dovrebbe dovrebbero voglio vuoi vuole
      vogliamo volete vogliono voleva volevano vorrei vorrebbe vado vai va andiamo vanno c'è c'era c'erano`,
    negation: 'non mai nemmeno neanche neppure',
    subjectPronoun: 'io tu egli noi voi essi',
    pronoun: 'lui lei loro ciò questo quello',
    objectPronoun: 'me te sé',
    proclitic: 'mi ti si ci vi lo la li le gli ne me te se ce ve',
    degree: `molto più meno troppo così tanto abbastanza quasi davvero veramente completamente assolutamente solo
      soltanto anche ancora già sempre proprio circa ben`,
    adjective: `grande gran grandi buono buona buon buoni buone bello bella bel bei belle nuovo nuova nuovi nuove
      vecchio vecchia vecchi primo prima primi prime ultimo ultima ultimi ultime stesso stessa stessi stesse
      piccolo piccola piccoli piccole giovane lungo lunga vero vera migliore migliori prossimo prossima unico
      unica secondo seconda terzo terza antico antica cattivo brutto brutta proprio propria`,
    number: `due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici sedici
      diciassette diciotto diciannove venti trenta quaranta cinquanta sessanta settanta ottanta novanta cento
      mille duemila`,
    unit: `per_cento milione milioni miliardo miliardi mila mille cento euro centesimi dollari dollaro lire km
      chilometri chilometro m metri metro cm centimetri mm kg chili chilo grammi g litri litro gradi grado ore
      ora minuti minuto secondi secondo giorni giorno settimane settimana mesi mese anni anno volte volta
      secoli km/h %`,
    month: `gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre`,
    time: `mattina pomeriggio sera notte mezzogiorno settimana mese anno giorno estate inverno primavera autunno lunedì
      martedì mercoledì giovedì venerdì sabato domenica momento volta`,
    title: `signor signora signorina signore sig dott dottor dottore dottoressa prof professor professoressa avvocato
      presidente re regina principe principessa capitano generale padre suor fra san santo santa don donna zio
      zia`,
    nameParticle: 'di de del della dei da dal la lo von van',
    abbreviation: `sig. sig.ra sigg. dott. dott.ssa prof. avv. ing. ecc. es. pag. n. vol. ca. art. cfr. s.`,
    pair: `per_esempio ad_esempio per_favore per_cento così_che in_modo dal_momento prima_di dopo_di invece_di
      oltre_a fino_a fino_al insieme_a accanto_a davanti_a vicino_a lontano_da a_causa un_po' un_poco più_di
      meno_di di_più di_nuovo da_solo ogni_volta c'è_un non_è tutti_i tutte_le tutto_il tutta_la anche_se
      come_se quello_che ciò_che non_solo ma_anche per_quanto si_è in_cui di_cui a_cui per_cui`,
  },
  adverbEnding: /..mente$/,
  verbEnding:
    /^(?!mare$|piacere$|potere$|dovere$|cuore|amore|padre|madre|fiore|settembre).{2,}(?:are|ere|ire|ando|endo|(?:ar|er|ir)(?:l[oaie]|[mtscv]i|ne))$/,
  beforeVerb: 'io tu lui lei noi voi loro mi ti si ci vi lo la li le non che',
  correlatives: 'così_come tanto_quanto',
  adjectiveEnding:
    /(?:os[oaie]|ic[oai]|iche|al[ei]|iv[oaie]|abil[ei]|ibil[ei]|ist[aie]|at[oaie]|ut[oaie]|ari[oae]?|es[ei])$/,
  adjectivesFollow: true,
  forms: [
    { pattern: /^(?:l|un|dell|all|nell|sull|dall|quell|quest)'$/, wordClass: 'article' },
    { pattern: /^dell'/, wordClass: 'clingingPreposition' },
    { pattern: /^(?:all|nell|sull|dall)'/, wordClass: 'preposition' },
    {
      pattern: /^(?:c'è|c'era|c'erano|non|s'è|l'ho|l'ha|m'ha|dev'essere|com'è|cos'è|dov'è)$/,
      wordClass: 'auxiliary',
    },
  ],
};
