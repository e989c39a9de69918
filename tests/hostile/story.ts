/** A short article of invented news for the hostile pages. */

export interface Story {
  readonly title: string;
  /** Each paragraph is a list of sentences. */
  readonly paragraphs: readonly (readonly string[])[];
}

const places = ['Harrow Quay', 'Millbrook', 'Lower Tarn', 'Eastfield', 'Sandholm', 'Old Barrow'];
const bodies = ['the town council', 'the harbour board', 'the school trust', 'the parish library'];
const things = ['ferry pier', 'night bus', 'water tower', 'covered market', 'stone bridge'];
const people = ['Ada Lindqvist', 'Tom Abernathy', 'Ruth Okafor', 'Jonas Weber', 'Mina Sato'];

/** @param random returns a number from 0 up to 1, exclusive */
export function makeStory(random: () => number): Story {
  const pick = (list: readonly string[]) => list[Math.floor(random() * list.length)] ?? '';
  const number = (low: number, high: number) => Math.floor(low + random() * (high - low));
  const [place, body, thing, person] = [pick(places), pick(bodies), pick(things), pick(people)];
  const [year, share, cost, vote] = [
    number(1950, 1999),
    number(12, 88),
    number(20, 900),
    number(5, 9),
  ];
  const title = `${place} decides to keep its ${thing} for another ten years`;
  return {
    title,
    paragraphs: [
      [
        `After a debate of ${number(3, 9)} hours, ${body} of ${place} has voted ${vote} to ${number(1, 4)} to keep the ${thing} open until ${number(2031, 2039)}.`,
        `The decision ends a dispute that began when an inspection in March found cracks in ${share} per cent of the supports.`,
      ],
      [
        `Repairs will cost ${cost},000 pounds, of which the county pays half and a public appeal has already raised ${number(10, 60)},000.`,
        `Work is to start in the second week of October, once the summer visitors have left and the tides allow scaffolding to be set up.`,
      ],
      [
        `The ${thing} was built in ${year} by volunteers, and its plans were lost in a fire at the surveyor's office eleven years later.`,
        `Engineers have therefore measured every beam again, a task that took two people and a borrowed drone most of the winter.`,
      ],
      [
        `${person}, who led the survey, told the meeting that the oldest parts are in better condition than those replaced in the nineteen-eighties.`,
        `She asked for a second inspection in five years, and warned that another wet winter could double the rate at which the steel rusts.`,
      ],
      [
        `Opponents had argued that the money would be better spent on the road to the hospital, which floods ${number(4, 12)} times a year.`,
        `Their motion was defeated after the mayor promised a separate report on the road before the end of January.`,
      ],
      [
        `Until the work is finished the ${thing} stays open at weekends only, and heavy vehicles must take the longer way by the mill.`,
        `A small exhibition in the town hall shows the new plans, and everyone who lives in ${place} may comment on them until the thirtieth of June.`,
      ],
    ],
  };
}

/** Returns all sentences of a story. */
export function listSentences({ paragraphs }: Story): string[] {
  return paragraphs.flat();
}
