import type { LanguageTable } from '../function-words.ts';

export const russian: LanguageTable = {
  words: {
    determiner: `мой моя моё мои моего моей моих твой твоя твои наш наша наше наши нашего нашей наших ваш ваша ваше ваши
      вашего вашей свой своя своё свои своего своей своих своим этот эта это эти этого этой этих этому этом тот та
      те того той тех том каждый каждая каждое каждого каждой весь вся всё все всего всей всех какой какая какие
      какого какой-то некоторые несколько много мало его её их`,
    preposition: `в во на с со к ко у о об обо от до из изо за под подо над надо при по про для без безо через между
      перед передо около после среди против вокруг вместо кроме ради из-за из-под сквозь возле мимо внутри вдоль
      согласно благодаря насчёт`,
    coordinator: 'и а но или да либо однако',
    clauseOpener: `что чтобы если когда где куда откуда как потому поскольку хотя пока который которая которое
      которые которого которой которых которому которым кто кого чей почему зачем словно будто раз сколько`,
    auxiliary: `был была было были буду будешь будет будем будете будут быть есть может могу можем могут мог могла
      могли можно нужно надо должен должна должны нельзя хочу хочет хотим хотят хотел хотела`,
    negation: 'не ни никогда',
    subjectPronoun: 'я ты он она оно мы вы они',
    objectPronoun: 'меня тебя его её нас вас их мне тебе ему ей нам вам им себя себе собой',
    degree:
      'очень слишком так более менее самый самая самое самые почти совсем довольно ещё уже только даже тоже также',
    particle: 'бы ли же б ж',
    adjective: `новый новая новое новые большой большая большие маленький маленькая первый первая первые последний
      последняя последние другой другая другие хороший хорошая старый старая`,
    number: `один одна одно два две три четыре пять шесть семь восемь девять десять двадцать тридцать сорок пятьдесят
      сто тысяча`,
    unit: `процент процента процентов тысяча тысячи тысяч миллион миллиона миллионов миллиард миллиарда миллиардов
      рубль рубля рублей доллар доллара долларов евро км километр километра километров м метр метра метров см кг
      килограмм килограмма килограммов г грамм граммов литр литра литров градус градуса градусов час часа часов
      минута минуты минут секунда секунды секунд день дня дней неделя недели недель месяц месяца месяцев год года
      лет раз раза %`,
    month: 'января февраля марта апреля мая июня июля августа сентября октября ноября декабря',
    title:
      'господин госпожа г-н г-жа доктор профессор президент король королева князь святой дядя тётя капитан генерал',
    nameParticle: 'фон ван де',
    abbreviation:
      'г. гг. т.е. т.к. т.д. т.п. др. им. ул. стр. см. руб. тыс. млн. проф. напр. д. ст. т. е. к.',
    pair: `потому_что так_как так_что то_есть как_будто для_того того_чтобы несмотря_на из-за_того может_быть друг_друга
      друг_с друг_другу в_том том_что тем_что то_что не_только но_и так_же как_раз всё_равно до_сих`,
  },
  adjectiveEnding: /(?:ский|ская|ское|ские|ского|ской|ских|ный|ная|ное|ные|ного|ной|ных|ным|ными|ому|ему)$/,
};

export const ukrainian: LanguageTable = {
  words: {
    determiner: `мій моя моє мої твій твоя твої наш наша наше наші ваш ваша ваше ваші свій своя своє свої цей ця це ці
      цього цієї цих той та те ті того тієї тих кожен кожна кожне весь вся все всі який яка які його її їх кілька`,
    preposition: `в у на з із зі до від од за під над при по про для без через між перед біля після серед проти навколо
      замість крім заради о об к`,
    coordinator: 'і й та а але або чи проте',
    clauseOpener:
      'що щоб якщо коли де куди звідки як бо тому хоча поки який яка яке які якого якої яких хто кого чому',
    auxiliary:
      'був була було були буду будеш буде будемо будуть бути є може можу можемо можуть міг могла могли треба',
    negation: 'не ні ніколи',
    subjectPronoun: 'я ти він вона воно ми ви вони',
    objectPronoun: 'мене тебе нас вас мені тобі йому їй нам вам їм себе собі',
    degree: 'дуже занадто так більш менш майже зовсім досить ще вже тільки навіть також теж',
    particle: 'б би ж же',
    number:
      'один одна два дві три чотири п’ять шість сім вісім дев’ять десять двадцять тридцять сорок сто тисяча',
    unit: `відсоток відсотка відсотків тисяча тисячі тисяч мільйон мільйони мільйонів мільярд мільярдів гривня гривні
      гривень доларів євро км кілометрів м метрів см кг кілограмів г грамів літрів градусів година години годин
      хвилина хвилини хвилин секунд день дні днів тиждень тижні тижнів місяць місяці місяців рік роки років разів %`,
    month: 'січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня',
    title: 'пан пані доктор професор президент святий',
    abbreviation: 'р. рр. т.д. ім. вул. стор. див. грн. тис. млн. проф. напр.',
    pair: 'тому_що так_як так_що для_того того_щоб незважаючи_на один_одного може_бути не_тільки та_й',
  },
  adjectiveEnding: /(?:ський|ська|ське|ські|ського|ської|ських|ний|на|ні|ного|ної|них)$/,
};

export const polish: LanguageTable = {
  words: {
    determiner: `mój moja moje moi mojego mojej moich twój twoja twoje nasz nasza nasze nasi naszego naszej naszych wasz
      wasza swój swoja swoje swojego swojej swoich ten ta to te tego tej tych tym tę tą tamten tamta każdy każda
      każde każdego każdej cały cała całe całego całej wszystkie wszyscy wszystkich jaki jaka jakie który która
      jakiś jakaś kilka wiele parę żaden żadna jego jej ich`,
    preposition: `w we na z ze do od ode o u za pod podczas nad przed po przy przez dla bez między wśród obok około koło
      przeciw poza ponad według wobec zamiast oprócz mimo dzięki wzdłuż jako niż`,
    coordinator: 'i a ale lub albo ani oraz lecz czy',
    clauseOpener: `że żeby aby jeśli jeżeli gdy kiedy gdzie skąd dokąd jak bo ponieważ chociaż choć dopóki zanim który
      która które którzy którego której których któremu którym kto kogo co dlaczego więc czy skoro`,
    auxiliary: `jestem jesteś jest jesteśmy są był była było byli były będę będziesz będzie będziemy będą być mogę może
      możemy mogą mógł mogła mogli można trzeba musi muszę musimy muszą musiał chcę chce chcemy chcą chciał został
      została zostało zostały`,
    negation: 'nie nigdy',
    subjectPronoun: 'ja ty on ona ono my wy oni one pan pani',
    objectPronoun: 'mnie mi ciebie cię ci go jego ją jej nas nam was wam ich im się siebie sobie',
    degree:
      'bardzo zbyt tak bardziej mniej najbardziej prawie całkiem dość jeszcze już tylko nawet też także za',
    particle: 'by li że',
    adjective: `nowy nowa nowe wielki wielka duży duża duże mały mała małe pierwszy pierwsza pierwsze ostatni ostatnia
      ostatnie inny inna inne dobry dobra stary stara`,
    number: `jeden jedna jedno dwa dwie dwóch trzy cztery pięć sześć siedem osiem dziewięć dziesięć dwadzieścia
      trzydzieści czterdzieści pięćdziesiąt sto tysiąc`,
    unit: `procent procenta tysiąc tysiące tysięcy milion miliony milionów miliard miliardy miliardów złoty złote złotych
      zł euro dolarów km kilometr kilometry kilometrów m metr metry metrów cm kg kilogramów kilo g gramów litr litry
      litrów stopni godzina godziny godzin minuta minuty minut sekunda sekundy sekund dzień dni tydzień tygodnie
      tygodni miesiąc miesiące miesięcy rok lata lat razy raz %`,
    month:
      'stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia',
    title:
      'pan pani panu panem doktor dr profesor prof prezydent król królowa książę święty św ksiądz wujek ciocia',
    nameParticle: 'von van de',
    abbreviation:
      'dr. prof. np. tzn. tj. itd. itp. m.in. ul. św. r. w. godz. ok. nr. str. zob. tys. mln. mld. ks. inż. mgr.',
    pair: `dlatego_że mimo_że chyba_że po_to tak_że to_znaczy na_przykład ze_sobą do_tego w_tym tym_że to_że to_co
      tego_co nie_tylko ale_także ale_i być_może co_najmniej zamiast_tego`,
  },
  adjectiveEnding: /(?:ski|ska|skie|skiego|skiej|skich|owy|owa|owe|owego|owej|owych|ny|na|ne|nego|nej|nych)$/,
};

export const czech: LanguageTable = {
  words: {
    determiner: `můj moje moji tvůj tvoje náš naše naši váš vaše svůj svoje svého své ten ta to ti ty tento tato toto tyto
      každý každá každé celý celá celé všechny všichni všech jaký jaká jeho její jejich několik mnoho žádný`,
    preposition: `v ve na s se z ze do od ode o u za pod nad před po při přes pro bez mezi kolem vedle okolo proti mimo
      podle během místo kromě díky k ke ku skrz jako než`,
    coordinator: 'a i ale nebo ani však či',
    clauseOpener: `že aby jestli jestliže když kde kam odkud jak protože ačkoli dokud než který která které kteří kterého
      kterou kterých kdo koho co proč zda pokud přestože`,
    auxiliary: `jsem jsi je jsme jste jsou byl byla bylo byli byly budu budeš bude budeme budou být bych bys by bychom
      můžu můžeš může můžeme mohou mohl mohla musím musí musíme musel chci chce chceme chtěl mám má máme mají`,
    negation: 'ne nikdy',
    subjectPronoun: 'já ty on ona ono my vy oni ony',
    objectPronoun: 'mě mi tě ti ho mu ji jí nás nám vás vám je jim se si sebe sobě',
    degree: 'velmi příliš tak více méně nejvíce skoro docela dost ještě už jen jenom také taky i moc',
    number:
      'jeden jedna jedno dva dvě tři čtyři pět šest sedm osm devět deset dvacet třicet čtyřicet padesát sto tisíc',
    unit: `procent procenta tisíc tisíce milion miliony milionů miliard miliardy korun koruna koruny eur dolarů km
      kilometrů kilometry m metrů metry cm kg kilogramů g gramů litrů litry stupňů hodin hodina hodiny minut minuty
      sekund dní dny den týdnů týdny měsíců měsíce let roky rok krát %`,
    month: 'ledna února března dubna května června července srpna září října listopadu prosince',
    title: 'pan paní doktor profesor prezident král královna svatý strýc teta',
    abbreviation: 'dr. prof. např. tj. tzv. atd. apod. ul. sv. č. str. hod. tis. mil. ing. mgr.',
    pair: 'to_znamená na_příklad i_když tak_že proto_že nejen_že ale_také mezi_sebou to_že v_tom',
  },
  adjectiveEnding: /(?:ský|ská|ské|ského|ských|ový|ová|ové|ného|ných|ním|ný|ná|né)$/,
};
