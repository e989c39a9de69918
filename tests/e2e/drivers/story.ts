import { seededRandom } from '../../../bench/train/random.ts';

const places = ['harbour', 'valley', 'quarry', 'orchard', 'station', 'library', 'market', 'bridge'];
const people = ['council', 'harbourmaster', 'bakers', 'museum', 'teachers', 'engineers', 'choir'];
const plans = ['ferry line', 'lamp posts', 'timetable', 'archive', 'water meters', 'old maps'];
const sentences = [
  'The {people} of the {place} has voted on the {plan} by {n} votes to {m}, after a debate of {m} hours.',
  'Of the {n} households that were asked, {m} answered that the {plan} should stay as it is.',
  'Work on the {plan} is to begin in March, and will take {m} months if the frost allows it.',
  'Nobody at the {place} remembers who had the idea, but the {people} claims it was written down in 19{n}.',
  'A report that was read aloud on Tuesday puts the yearly cost of the {plan} at {n},000 euros.',
  'The {people} fears that visitors will stay away from the {place} while the street is closed.',
  'For the first time in {m} years the {people} and the {place} agree on what should be done.',
  'Those who live beside the {place} pay {m} euros a month, and their neighbours pay nothing.',
  'The plan that was thrown out in the spring would have moved the {plan} to the {place}.',
  'In the end the {people} asked for {n} more days, since two of the drawings were missing.',
];

/** Paragraphs about the small news of a small town; the same number gives the same. */
export function storyParagraphs(n: number, count: number): string[] {
  const random = seededRandom(n + 1);
  return Array.from({ length: count }, () => storyParagraph(random));
}

function storyParagraph(random: () => number): string {
  return Array.from({ length: 4 }, () => fill(pick(sentences, random), random)).join(' ');
}

function pick(list: readonly string[], random: () => number): string {
  return list[Math.floor(random() * list.length)] ?? '';
}

function fill(text: string, random: () => number): string {
  const number = (most: number) => `${3 + Math.floor(random() * most)}`;
  return text
    .replace('{people}', () => pick(people, random))
    .replace('{place}', () => pick(places, random))
    .replace('{plan}', () => pick(plans, random))
    .replace('{n}', () => number(80))
    .replace('{m}', () => number(9));
}

/** An article of some 700 words about it. */
export function storyPage(n: number): string {
  const random = seededRandom(n + 1);
  const names = [pick(people, random), pick(places, random), pick(plans, random)];
  const title = `Story ${n}: what the ${names[0]} of the ${names[1]} decided about the ${names[2]}`;
  const paragraphs = Array.from({ length: 10 }, () => `<p>${storyParagraph(random)}</p>`);
  return `<!doctype html><html lang="en"><title>${title}</title><body><article><h1>${title}</h1>${paragraphs.join('\n')}</article></body></html>`;
}
