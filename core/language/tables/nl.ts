import type { LanguageTable } from '../function-words.ts';

export const dutch: LanguageTable = {
  words: {
    article: `de het een 't 'n`,
    determiner: `mijn jouw je uw zijn haar ons onze jullie hun dit dat deze die elk elke ieder iedere geen welk
      welke zulk zulke sommige enkele veel weinig alle beide zo'n m'n z'n verschillende meerdere`,
    preposition: `aan achter af bij binnen boven buiten door dankzij gedurende in langs met na naar naast om
      onder op over per rond sinds te tegen tegenover ten ter tijdens tot tussen uit vanaf vanwege via volgens
      voor voorbij wegens zonder als dan behalve ondanks`,
    clingingPreposition: 'van',
    coordinator: 'en of maar want dus noch',
    clauseOpener: `dat omdat doordat als wanneer toen terwijl hoewel indien tenzij zodat zodra zolang nadat voordat
      tot totdat sinds opdat die wie wat waar waarom waarin waarop waarmee waarvan hoe of welke`,
    auxiliary: `ben bent is zijn was waren geweest heb hebt heeft hebben had hadden word wordt worden werd werden
      zal zult zullen zou zouden kan kun kunt kunnen kon konden moet moeten moest moesten mag mogen mocht
      mochten wil wilt willen wilde wilden ga gaat gaan ging gingen`,
    negation: 'niet nooit nauwelijks',
    subjectPronoun: 'ik hij wij men',
    pronoun: 'jij je u ze zij we het jullie er dit dat',
    objectPronoun: 'mij me jou hem haar ons hen zich elkaar mezelf jezelf zichzelf',
    degree: `heel erg zeer te zo vrij nogal best echt behoorlijk meer meest bijna ongeveer slechts alleen ook nog
      al altijd zelfs helemaal`,
    adjective: `goede grote kleine nieuwe oude andere eerste laatste volgende beste hele jonge lange korte hoge lage
      mooie eigen belangrijke mogelijke verschillende witte zwarte rode blauwe groene tweede derde`,
    particle: 'terug weg mee samen heen neer vast',
    number: `een één twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien
      zeventien achttien negentien twintig dertig veertig vijftig zestig zeventig tachtig negentig honderd duizend`,
    unit: `procent miljoen miljard duizend honderd euro euro's cent dollar pond km kilometer m meter cm centimeter mm
      kg kilo gram liter graden uur minuten minuut seconden seconde dag dagen week weken maand maanden jaar
      jaren keer km/u`,
    month: `januari februari maart april mei juni juli augustus september oktober november december`,
    time: `ochtend morgen middag avond nacht weekend week maand jaar dag zomer winter lente herfst maandag dinsdag woensdag
      donderdag vrijdag zaterdag zondag moment keer`,
    title: `meneer mevrouw mijnheer dhr mevr dr prof professor dokter koning koningin prins prinses minister sint st
      oom tante`,
    nameParticle: 'van de den der ter ten von het in op',
    abbreviation: `dr. prof. dhr. mevr. mw. bijv. bv. o.a. d.w.z. enz. ca. nr. blz. i.p.v. m.b.t. t.o.v. jl. resp.`,
    pair: `een_beetje een_paar zo_dat net_als net_zo te_veel nog_niet niet_meer nog_nooit helemaal_niet meer_dan
      hoe_veel af_en bij_voorbeeld op_zich in_plaats ten_minste alsof_het niet_alleen maar_ook`,
  },
  beforeVerb: 'ik jij je hij zij ze wij we jullie u men te niet zich',
  correlatives: 'zo_als even_als zo_mogelijk',
  adjectiveEnding: /(?:lijke?|ische?|ige?|bare?|zame?|loze?|volle?)$/,
};
