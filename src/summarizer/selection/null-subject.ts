/**
 * Sentences whose subject is left to the verb: “Señaló que …”, “Ha detto che …”, „Dodał, że …”. In
 * languages that may leave a pronoun out they lean on the sentence before as “He said” does.
 */

import { baseLanguage } from '../../nlp/language-tags.ts';
import type { Tokens } from '../lexicon/tokens.ts';

/** A verb at the start, by its ending, and at once what it says, so that no subject stands between. */
const openings: Readonly<Record<string, RegExp>> = {
  es: /^(?:(?:también|además|asimismo|igualmente|luego) )?(?:dij[oe]r?o?n?|dice|(?!según)\p{L}{3,}(?:ó|aron|ieron)|(?:ha|han|había|habían) \p{L}+(?:ado|ido|cho)|(?:señala|explica|afirma|asegura|indica|añade|sostiene|recuerda|advierte|destaca|considera|cree|reconoce|subraya)n?)(?: (?:también|además|asimismo|igualmente))? que\s/u,
  pt: /^(?:(?:também|ainda|além disso,) )?(?:disse|disseram|diz|\p{L}{3,}(?:ou|eu|iu|aram|eram|iram)|(?:explica|afirma|ressalta|destaca|lembra|alerta|acredita)m?)(?: (?:também|ainda))? que\s/u,
  it: /^(?:(?:inoltre|poi) )?(?:(?:ha|hanno|aveva|avevano) (?:(?:inoltre|anche|poi) )?\p{L}+(?:to|so)|(?:dice|spiega|afferma|sostiene|sottolinea|ricorda|aggiunge|ritiene|crede|precisa))(?: (?:inoltre|anche))? che\s/u,
  pl: /^(?:(?:dodatkowo|ponadto) )?(?:\p{L}+(?:ł|ła|li|ły)(?: (?:też|także|również|przy tym))?, (?:że|iż)\s|\p{L}+(?:ują|ają|eją|iją)\s|\p{L}{3,}ę się\s|(?:dodaje|podkreśla|twierdzi|zaznacza|uważa|mówi|przypomina)(?: (?:też|także|również))?, że\s)/u,
  el: /^\p{L}{3,}(?:ε|αν|ει|ουν|ζει)(?: (?:επίσης|ακόμη|ακόμα|μάλιστα))? (?:ότι|πως)\s/u,
  ru: /^\p{L}{3,}(?:л|ла|ли)(?: (?:также|при этом))?, что\s/u,
  uk: /^\p{L}{3,}(?:в|ла|ли)(?: (?:також|при цьому))?, що\s/u,
  cs: /^\p{L}{3,}(?:l|la|li|ly)(?: (?:také|rovněž|zároveň))?, že\s/u,
  ro: /^(?:a|au) (?:mai )?\p{L}+(?:t|s) că\s/u,
};

/** Whether `text` begins with a verb that has no subject of its own. */
export function lacksSubject({ lang, folded }: Tokens): boolean {
  return openings[baseLanguage(lang)]?.test(folded) ?? false;
}
