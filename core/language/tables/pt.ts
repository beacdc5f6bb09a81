import type { LanguageTable } from '../function-words.ts';

export const portuguese: LanguageTable = {
  words: {
    article: 'o a os as um uma uns umas ao aos à às',
    determiner: `meu minha meus minhas teu tua teus tuas seu sua seus suas nosso nossa nossos nossas vosso vossa este
      esta estes estas esse essa esses essas aquele aquela aqueles aquelas cada algum alguma alguns algumas
      nenhum nenhuma todo toda todos todas outro outra outros outras muito muita muitos muitas pouco pouca
      poucos poucas vários várias qualquer ambos tanto tanta tantos tantas quanto quanta quantos quantas qual
      quais`,
    preposition: `a ante após até com contra desde em entre para perante por sem sob sobre durante no na nos nas num
      numa pelo pela pelos pelas ao aos à às como segundo conforme exceto pra pro neste nesta nesse nessa naquele
      naquela dentro`,
    clingingPreposition:
      'de do da dos das dum duma deste desta desse dessa dele dela deles delas disso daquele',
    coordinator: 'e ou mas nem porém',
    clauseOpener: `que porque quando onde embora enquanto como quem qual quais cujo cuja pois caso conforme
      porquê aonde`,
    auxiliary: `sou és é somos são era eras éramos eram fui foi fomos foram serei será serão seria seriam sido sendo
      ser estou está estamos estão estava estavas estávamos estavam esteve estiveram estará tenho tens tem temos
      têm tinha tinhas tínhamos tinham teve tiveram terá teria teriam tenha tenham há havia houve hei vou vais
      vai vamos vão ia iam posso podes pode podemos podem podia podiam poderia poderiam pôde devo deve devemos
      devem devia deveria deveriam quero quer queremos querem queria`,
    negation: 'não nunca jamais nem',
    subjectPronoun: 'eu nós eles elas vocês',
    pronoun: 'tu você ele ela isto isso aquilo',
    objectPronoun: 'mim ti comigo contigo conosco connosco consigo',
    proclitic: 'me te se nos vos lhe lhes',
    degree: `muito mais menos tão demais bastante quase realmente totalmente completamente só somente apenas também
      já ainda sempre até mesmo cerca`,
    adjective: `grande grandes bom boa bons boas mau má novo nova novos novas velho velha primeiro primeira primeiros
      primeiras último última últimos últimas mesmo mesma mesmos mesmas melhor melhores pior próximo próxima
      único única segundo segunda terceiro terceira pequeno pequena pequenos pequenas antigo antiga longo longa
      verdadeiro verdadeira próprio própria belo bela`,
    number: `dois duas três quatro cinco seis sete oito nove dez onze doze treze catorze quatorze quinze dezesseis
      dezasseis dezessete dezassete dezoito dezenove dezanove vinte trinta quarenta cinquenta sessenta setenta
      oitenta noventa cem cento duzentos trezentos quinhentos mil`,
    unit: `por_cento milhão milhões bilhão bilhões mil cem euros euro reais real centavos cêntimos dólares dólar km
      quilômetros quilómetros quilômetro quilómetro m metros metro cm centímetros mm kg quilos quilo gramas g
      litros litro graus grau horas hora h minutos minuto segundos segundo dias dia semanas semana meses mês anos
      ano vezes vez séculos km/h %`,
    month: `janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro`,
    time: `manhã tarde noite meio-dia semana mês ano dia verão inverno primavera outono domingo segunda-feira terça-feira
      quarta-feira quinta-feira sexta-feira sábado momento vez`,
    title: `senhor senhora sr sra dom dona dr dra doutor doutora professor professora presidente rei rainha príncipe
      princesa capitão general padre irmão irmã são santo santa tio tia seu`,
    nameParticle: 'de do da dos das e von van di',
    abbreviation: `sr. sra. srta. dr. dra. d. prof. profa. ex. p.ex. p. etc. núm. pág. av. aprox. art. vol. eng. exmo.`,
    pair: `por_exemplo por_favor por_isso por_que para_que até_que já_que desde_que ainda_que mesmo_que assim_que
      logo_que o_que a_que os_que tal_como talvez_não de_novo de_repente às_vezes antes_de depois_de dentro_de
      fora_de perto_de longe_de em_cima acima_de abaixo_de além_de apesar_de um_pouco mais_de menos_de tem_que
      temos_que tenho_que têm_que tinha_que tem_de ter_de por_cento ou_seja isto_é sobre_tudo pelo_menos
      cada_vez cada_um não_só mas_também junto_a em_frente através_de a_partir partir_de`,
  },
  adverbEnding: /..mente$/,
  verbEnding:
    /^(?!mulher|lugar|mar$|bar$|lar$|par$|açúcar|prazer|qualquer|militar).+(?:ar|er|ir|ando|endo|indo)(?:-(?:me|te|se|nos|lhes?|[oa]s?))?$/,
  beforeVerb: 'eu tu ele ela você vocês nós eles elas me te se nos lhe não que',
  correlatives: 'tão_quanto tão_como tanto_quanto tanto_como',
  adjectiveEnding:
    /(?:os[oa]s?|ic[oa]s?|al|ais|iv[oa]s?|áve(?:l|is)|íve(?:l|is)|istas?|ad[oa]s?|id[oa]s?|ári[oa]s?|es[ae]s?)$/,
  adjectivesFollow: true,
};
