import type { LanguageTable } from '../function-words.ts';

export const german: LanguageTable = {
  words: {
    article: 'der die das den dem des ein eine einen einem einer eines',
    determiner: `mein meine meinen meinem meiner meines dein deine deinen deinem deiner deines sein seine seinen
      seinem seiner seines ihr ihre ihren ihrem ihrer ihres unser unsere unseren unserem unserer unseres euer
      eure euren eurem eurer dieser diese dieses diesen diesem jener jene jenes jenen jenem jeder jede jedes
      jeden jedem kein keine keinen keinem keiner keines welcher welche welches welchen welchem solche solcher
      solchen solches manche mancher manchen einige einiger einigen mehrere mehreren viele vieler vielen wenige
      wenigen alle aller allen beide beiden sämtliche derselbe dieselbe dasselbe deren dessen`,
    preposition: `ab an am ans auf aufs aus außer bei beim bis durch entlang für fürs gegen gegenüber hinter
      hinterm im in innerhalb ins mit mithilfe mittels nach neben ohne per seit statt anstatt trotz über übers
      um ums unter unterm während wegen zu zum zur zwischen außerhalb laut pro dank als wie`,
    clingingPreposition: 'von vom vor',
    coordinator: 'und oder aber denn sondern sowie doch beziehungsweise bzw',
    clauseOpener: `dass daß weil wenn ob obwohl obgleich falls sobald solange sodass damit bevor ehe nachdem
      während indem wobei wodurch womit wofür woran worauf warum wieso weshalb wer wen wem was wann wo wohin
      woher wie welcher welche welches als bis seit seitdem da`,
    auxiliary: `bin bist ist sind seid war warst waren wart sei wäre wären gewesen habe hast hat haben habt hatte
      hattest hatten hattet hätte hätten werde wirst wird werden werdet wurde wurden würde würden worden kann
      kannst können könnt konnte konnten könnte könnten muss musst müssen müsst musste mussten müsste müssten
      will willst wollen wollt wollte wollten soll sollst sollen sollt sollte sollten darf darfst dürfen durfte
      durften dürfte dürften mag magst mögen möchte möchtest möchten`,
    negation: 'nicht nie niemals kaum',
    subjectPronoun: 'ich du er wir man',
    pronoun: 'sie es ihr das wer',
    objectPronoun: 'mich dich ihn uns euch mir dir ihm ihnen sich einander',
    degree: `sehr zu so ganz ziemlich recht wirklich besonders äußerst absolut total völlig mehr fast beinahe etwa
      ungefähr rund nur auch noch schon immer sogar möglichst`,
    adjective: `ganze ganzen ganzer ganzes andere anderen anderer anderes neue neuen neuer neues alte alten alter
      altes große großen großer großes kleine kleinen kleiner kleines gute guten guter gutes erste ersten erster
      erstes letzte letzten letzter letztes nächste nächsten nächster nächstes beste besten bester bestes`,
    particle: 'zurück vorbei herein hinein heraus hinaus hinauf herunter hinunter zusammen weg los fest',
    number: `eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn
      siebzehn achtzehn neunzehn zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig hundert
      tausend`,
    unit: `prozent million millionen milliarde milliarden tausend hundert euro euros cent dollar franken pfund km
      kilometer kilometern m meter metern cm zentimeter mm millimeter kg kilo kilogramm g gramm mg tonnen tonne
      liter ml grad stunde stunden minute minuten sekunde sekunden tag tage tagen woche wochen monat monate
      monaten jahr jahre jahren jahrzehnte jahrzehnten mal uhr km/h stundenkilometer watt volt pixel hz`,
    month: `januar jänner februar märz april mai juni juli august september oktober november dezember`,
    time: `morgen vormittag mittag nachmittag abend nacht wochenende woche monat jahr tag sommer winter frühling herbst
      montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag mal moment`,
    title: `herr herrn frau dr prof doktor professor professorin könig königin kaiser prinz prinzessin präsident
      kanzler kanzlerin kapitän sankt st onkel tante pater schwester bruder graf`,
    nameParticle: 'von van zu zum zur der den de la di da del vom',
    abbreviation: `dr. prof. z.b. d.h. u.a. bzw. ca. evtl. ggf. inkl. nr. s. st. str. vgl. z. b. d. h. hr. fr. abs. bd.
      mio. mrd. geb. max. min. o.ä. v.a.`,
    pair: `zum_beispiel ein_bisschen ein_paar so_dass als_ob auf_jeden auf_keinen immer_noch noch_nicht gar_nicht
      nicht_mehr noch_nie vor_allem mehr_als so_viel so_viele wie_viel wie_viele nicht_nur sondern_auch
      sowohl_als je_nach bis_zu bis_zum bis_zur`,
  },
  beforeVerb: 'ich du er sie es wir ihr man zu nicht sich',
  correlatives: 'so_wie ebenso_wie genauso_wie',
  adjectiveEnding: /(?:lich|isch|ig|bar|sam|haft|los|voll)(?:e|en|er|es|em)$/,
  capitalisedNouns: true,
};
