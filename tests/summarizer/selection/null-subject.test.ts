import { describe, expect, it } from 'vitest';
import { tokenize } from '../../../src/summarizer/lexicon/tokens.ts';
import { contextDependence } from '../../../src/summarizer/selection/context-dependence.ts';

const leans = (text: string, lang: string) => contextDependence(tokenize(text, lang));

describe('a verb without its subject leans on the sentence before', () => {
  it.each([
    ['Señaló que el puente se cerrará en abril.', 'es'],
    ['También aseguró que las obras costarán once millones.', 'es'],
    ['Afirmou que a ponte será fechada em abril.', 'pt'],
    ['Ha inoltre spiegato che il ponte chiuderà ad aprile.', 'it'],
    ['Dodał, że most zostanie zamknięty w kwietniu.', 'pl'],
    ['Ostrzegają przed zamknięciem mostu od kwietnia.', 'pl'],
    ['Cieszę się z wyniku głosowania w sprawie mostu.', 'pl'],
    ['Τόνισε ότι η γέφυρα θα κλείσει τον Απρίλιο.', 'el'],
    ['Отметил, что мост закроют в апреле.', 'ru'],
  ])('%s', (text, lang) => expect(leans(text, lang)).toBe('pronoun'));

  it.each([
    ['El alcalde señaló que el puente se cerrará en abril.', 'es'],
    ['Según que puente se cierre, el tráfico cambiará.', 'es'],
    ['Murió el arquitecto que levantó el puente viejo.', 'es'],
    ['O prefeito afirmou que a ponte será fechada em abril.', 'pt'],
    ['Ha chiuso il ponte vecchio dopo cento anni.', 'it'],
    ['Rada miasta zamknęła most w kwietniu.', 'pl'],
  ])('not so: %s', (text, lang) => expect(leans(text, lang)).toBe('none'));
});
