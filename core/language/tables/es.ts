import type { LanguageTable } from '../function-words.ts';

export const spanish: LanguageTable = {
  words: {
    article: 'el la los las un una unos unas lo al del',
    determiner: `mi mis tu tus su sus nuestro nuestra nuestros nuestras vuestro vuestra vuestros vuestras este esta
      estos estas ese esa esos esas aquel aquella aquellos aquellas cada algún alguna algunos algunas ningún
      ninguna todo toda todos todas otro otra otros otras mucho mucha muchos muchas poco poca pocos pocas varios
      varias cualquier ambos ambas tanto tanta tantos tantas cuánto cuánta cuántos cuántas qué`,
    preposition: `a ante bajo con contra desde durante en entre hacia hasta mediante para por según sin sobre tras
      como excepto salvo al`,
    clingingPreposition: 'de del',
    coordinator: 'y e o u pero ni sino mas',
    clauseOpener: `que si porque cuando donde aunque mientras como quien quienes cual cuales cuyo cuya pues conque
      dónde cuándo cómo quién quiénes cuál cuáles qué apenas`,
    auxiliary: `soy eres es somos sois son era eras éramos eran fui fuiste fue fuimos fueron seré será serán sería
      serían sido siendo estoy estás está estamos estáis están estaba estabas estábamos estaban estuvo
      estuvieron estará he has ha hemos habéis han había habías habíamos habían habrá habría haya hayan hay hubo
      voy vas va vamos vais van iba ibas íbamos iban puedo puedes puede podemos podéis pueden podía podían
      podría podrían debo debes debe debemos deben debía debería deberían quiero quieres quiere queremos quieren
      quería tengo tienes tiene tenemos tienen tenía tenían suele suelen`,
    negation: 'no nunca jamás tampoco apenas',
    subjectPronoun: 'yo tú nosotros nosotras vosotros ellos ellas usted ustedes',
    pronoun: 'él ella ello esto eso aquello',
    objectPronoun: 'mí ti conmigo contigo consigo',
    proclitic: 'me te se nos os lo la los las le les',
    degree: `muy más menos tan demasiado bastante casi realmente totalmente completamente sólo solo también ya
      todavía aún siempre incluso unos algo`,
    adjective: `gran grande buen bueno buena buenos buenas mal malo mala nuevo nueva nuevos nuevas viejo vieja primer
      primero primera primeros primeras último última últimos últimas mismo misma mismos mismas mejor mejores
      peor próximo próxima único única segundo segunda tercer tercera pequeño pequeña antiguo antigua largo
      larga verdadero verdadera propio propia santo`,
    number: `dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete
      dieciocho diecinueve veinte veinticinco treinta cuarenta cincuenta sesenta setenta ochenta noventa cien
      ciento doscientos trescientos quinientos mil`,
    unit: `por_ciento millón millones mil cien euros euro céntimos dólares dólar pesos peso km kilómetros kilómetro m
      metros metro cm centímetros mm kg kilos kilo gramos g litros litro grados grado horas hora h minutos
      minuto segundos segundo días día semanas semana meses mes años año veces siglos km/h %`,
    month: `enero febrero marzo abril mayo junio julio agosto septiembre setiembre octubre noviembre diciembre`,
    time: `mañana tarde noche mediodía semana mes año día verano invierno primavera otoño lunes martes miércoles jueves
      viernes sábado domingo momento vez`,
    title: `señor señora señorita sr sra srta don doña d dr dra doctor doctora profesor profesora presidente rey reina
      príncipe princesa capitán general padre sor hermano san santa santo tío tía`,
    nameParticle: 'de del la las los y von van di da',
    abbreviation: `sr. sra. srta. sres. dr. dra. d. dña. ud. uds. p. ej. p.ej. etc. núm. pág. av. avda. aprox. art. vol.
      ee. uu. ee.uu. gral.`,
    pair: `sin_embargo por_ejemplo por_supuesto por_favor por_fin por_qué porque_no lo_que los_que las_que la_que
      el_que para_que a_que hasta_que desde_que ya_que así_que tal_vez de_nuevo de_repente a_través a_veces
      antes_de después_de dentro_de fuera_de cerca_de lejos_de encima_de debajo_de delante_de detrás_de
      además_de a_pesar pesar_de un_poco más_de menos_de tener_que tengo_que tiene_que tenemos_que tienen_que
      tenía_que tenía_que hay_que había_que por_ciento o_sea es_decir sobre_todo al_menos más_que tanto_como
      cada_vez cada_uno ha_sido se_ha se_han no_sólo sino_también sino_que junto_a frente_a`,
  },
  adverbEnding: /..mente$/,
  verbEnding:
    /^(?!ayer|mujer|lugar|hogar|mar$|bar$|par$|azúcar|placer|taller|alquiler|cualquier).+(?:ar|er|ir|ando|iendo)(?:me|te|se|nos|l[aeo]s?)?$/,
  beforeVerb: 'yo tú él ella nosotros ustedes usted ellos ellas me te se nos lo la le les no que',
  correlatives: 'tan_como tanto_como tanta_como tantos_como tantas_como',
  adjectiveEnding:
    /(?:os[oa]s?|ic[oa]s?|al|ales|iv[oa]s?|ables?|ibles?|istas?|ad[oa]s?|id[oa]s?|ari[oa]s?|esas?)$/,
  adjectivesFollow: true,
};
