/**
 * Korean writes spaces but ties its particles to the word before, so the last syllables of a word tell its
 * part in the sentence: a clause ends after a connective, a noun follows an adnominal form.
 */
import type { JointKind } from './joint.ts';
import type { Token } from './token.ts';

const connective =
  /(?:지만|니까|는데|은데|면서|려고|도록|다가|더라도|어도|아도|거나|든지|[가-힣](?:고|며|면)|[아어해여와워려]서)$/u;
const timeOrReason =
  /(?:^때|^때에|^때는|^때마다|^후|후에|뒤에|전에|동안|때문에|위해|위해서|통해|통해서|따라|대해|대해서|중에)$/u;
const topic =
  /^(?:저|나|너|우리|그|그녀|저희|여러분|당신|그들|이것|그것|저것|여기|거기)[은는]$|(?:에는|에서는|로는|와는|과는|께서는)$/u;
const caseParticle = /(?:에서|에게|한테|으로|부터|까지|처럼|보다|에도|께서|[이가을를에로도와과])$/u;
/** `은` and `는` end topics and adnominal forms alike; these are nearly always the latter. */
const adnominal =
  /(?:하는|되는|있는|없는|가는|오는|사는|아는|보는|쓰는|먹는|주는|받는|만드는|다니는|나오는|모르는|던|한|된|할|될|큰|긴|운|적인|스러운|다운|만든|가진|지난|온|본|생긴|작은|많은|좋은|높은|낮은|짧은|넓은|깊은|젊은|늙은|밝은|맑은|검은|붉은|먹은|읽은|받은|찍은|죽은|남은|앉은|찾은|얻은|입은)$/u;

/** What the form of `left` says about a Korean joint that the word lists leave `plain` or `open`. */
export function koreanJoint(left: Token): JointKind {
  if (left.word.endsWith('의')) return 'bound';
  if (timeOrReason.test(left.word)) return 'opensPhrase';
  if (adnominal.test(left.word)) return 'bound';
  if (connective.test(left.word)) return 'opensClause';
  if (topic.test(left.word)) return 'opensPhrase';
  return caseParticle.test(left.word) ? 'open' : 'plain';
}
