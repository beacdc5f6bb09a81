/**
 * ISO 639-2 codes, which MP4 and Matroska write: MP4 the terminological ones (`deu`), Matroska the bibliographic ones
 * (`ger`), which differ for twenty languages. From the list of the Library of Congress.
 */

/** Each two-letter code with its three-letter one behind it. */
const terminological =
  'aaaar ababk aeave afafr akaka amamh anarg arara asasm avava ayaym azaze babak bebel bgbul bibis ' +
  'bmbam bnben bobod brbre bsbos cacat ceche chcha cocos crcre csces cuchu cvchv cycym dadan dedeu ' +
  'dvdiv dzdzo eeewe elell eneng eoepo esspa etest eueus fafas ffful fifin fjfij fofao frfra fyfry ' +
  'gagle gdgla glglg gngrn guguj gvglv hahau heheb hihin hohmo hrhrv hthat huhun hyhye hzher iaina ' +
  'idind ieile igibo iiiii ikipk ioido isisl itita iuiku jajpn jvjav kakat kgkon kikik kjkua kkkaz ' +
  'klkal kmkhm knkan kokor krkau kskas kukur kvkom kwcor kykir lalat lbltz lglug lilim lnlin lolao ' +
  'ltlit lulub lvlav mgmlg mhmah mimri mkmkd mlmal mnmon mrmar msmsa mtmlt mymya nanau nbnob ndnde ' +
  'nenep ngndo nlnld nnnno nonor nrnbl nvnav nynya ococi ojoji omorm orori ososs papan pipli plpol ' +
  'pspus ptpor quque rmroh rnrun roron rurus rwkin sasan scsrd sdsnd sesme sgsag sisin skslk slslv ' +
  'smsmo snsna sosom sqsqi srsrp ssssw stsot susun svswe swswa tatam tetel tgtgk ththa titir tktuk ' +
  'tntsn toton trtur tstso tttat tytah uguig ukukr ururd uzuzb veven vivie vovol wawln wowol xhxho ' +
  'yiyid yoyor zazha zhzho zuzul';
const bibliographic =
  'sqialb hyearm eusbaq myabur zhochi cescze nlddut frafre katgeo deuger ellgre islice mkdmac mrimao msamay ' +
  'fasper ronrum slkslo bodtib cymwel';

const threeLetters: ReadonlyMap<string, string> = pairs(terminological, 2);
const oldCodes: ReadonlyMap<string, string> = pairs(bibliographic, 3);
const newCodes: ReadonlyMap<string, string> = new Map([...oldCodes].map(([code, old]) => [old, code]));

/** The code of a BCP 47 tag or of a code of either kind: `deu` of `de-AT` and of `ger`; `und` where ISO 639-2 has none. */
export function iso639Code(language: string, kind: 'terminological' | 'bibliographic'): string {
  const primary = (language.split(/[-_]/)[0] ?? '').toLowerCase();
  const three = /^[a-z]{3}$/.test(primary) ? (newCodes.get(primary) ?? primary) : 'und';
  const code = threeLetters.get(primary) ?? three;
  return kind === 'bibliographic' ? (oldCodes.get(code) ?? code) : code;
}

function pairs(list: string, keyLength: number): ReadonlyMap<string, string> {
  return new Map(list.split(' ').map((pair) => [pair.slice(0, keyLength), pair.slice(keyLength)]));
}
