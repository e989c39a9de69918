import { describe, expect, it } from 'vitest';
import { stem } from '../../../bench/metrics/porter.ts';

// Examples of Porter's paper, rule by rule, worked through all steps by hand.
const words: Record<string, string> = {
  caresses: 'caress',
  ponies: 'poni',
  ties: 'tie',
  flies: 'fli',
  cats: 'cat',
  agreed: 'agre',
  feed: 'feed',
  plastered: 'plaster',
  bled: 'bled',
  motoring: 'motor',
  sing: 'sing',
  conflated: 'conflat',
  troubling: 'troubl',
  sized: 'size',
  hopping: 'hop',
  tanned: 'tan',
  falling: 'fall',
  hissing: 'hiss',
  fizzed: 'fizz',
  failing: 'fail',
  filing: 'file',
  happy: 'happi',
  sky: 'sky',
  relational: 'relat',
  conditional: 'condit',
  rational: 'ration',
  digitizer: 'digit',
  radically: 'radic',
  differently: 'differ',
  analogously: 'analog',
  vietnamization: 'vietnam',
  operator: 'oper',
  feudalism: 'feudal',
  decisiveness: 'decis',
  hopefulness: 'hope',
  formality: 'formal',
  sensitivity: 'sensit',
  sensibility: 'sensibl',
  triplicate: 'triplic',
  formative: 'form',
  electrical: 'electr',
  goodness: 'good',
  revival: 'reviv',
  allowance: 'allow',
  adjustable: 'adjust',
  replacement: 'replac',
  adoption: 'adopt',
  communism: 'commun',
  effective: 'effect',
  rate: 'rate',
  cease: 'ceas',
  controlling: 'control',
  rolling: 'roll',
};

// Words for which the stemmer of rouge_score differs from the paper.
const departures: Record<string, string> = {
  enjoy: 'enjoy',
  spied: 'spi',
  died: 'die',
  dying: 'die',
  news: 'news',
  skies: 'sky',
  proceed: 'proceed',
  archaeology: 'archaeolog',
  hopefully: 'hope',
  possibly: 'possibl',
  traditionally: 'tradit',
  is: 'is',
};

describe('stem', () => {
  it.each(Object.entries(words))('stems %s to %s', (word, expected) =>
    expect(stem(word)).toBe(expected),
  );
  it.each(Object.entries(departures))('stems %s to %s, unlike the paper', (word, expected) =>
    expect(stem(word)).toBe(expected),
  );
});
