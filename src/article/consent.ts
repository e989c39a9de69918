/** Consent dialogs that a page shows as if they were part of it, and walls that are nothing else. */

import { builtIn } from './built-in.ts';
import { flag } from './elements.ts';
import type { Walk } from './walk.ts';

/** What the buttons of such a dialog begin with, in the languages of most pages. */
const agrees =
  /^(?:i |allow |yes, )?(?:accept|agree|consent)|^allow all|^(?:alle )?(?:akzeptier|zulassen|zustimm|einverstanden)|^(?:tout |j['’])?accepte|^acept[ao]|^accett|^aceit[ao]|^(?:я )?соглас|^принять|^(?:すべて)?(?:同意|許可)|^(?:全部)?(?:接受|同意)|^(?:全部)接受|^(?:قبول|موافق|أوافق)|^(?:सभी )?स्वीकार|^सहमत|^(?:terima|setuju|izinkan)|^akcept|^zaakceptuj|^akkoord|^accepteren/i;
/** What its sentences speak of. */
const speaksOfData =
  /cookie|クッキー|कुकी|الارتباط|куки|personal data|your data|personenbezogene|données personnelles|données suivantes|consentement|datos personales|dati personali|dados pessoais|персональн|個人情報|个人信息|個人資料|البيانات الشخصية|व्यक्तिगत डेटा|data pribadi/i;
const longestButton = 40;
/** A page with more of them means something else by them. */
const mostButtons = 6;
/** A dialog has no more characters than this. */
const longestDialog = 6_000;
/** Of an element’s chosen text this share speaks of data, or it is no dialog but an article. */
const mostly = 0.4;
/** And of an element around one that is a dialog this share. */
const nearlyAll = 0.7;

/** For each block whether it stands in a consent dialog; only what was chosen is asked. */
export function consentBlocks(walk: Walk, isChosen: readonly boolean[]): readonly boolean[] {
  const { blocks, parents } = walk;
  const speaks = blocks.map(({ text }, i) => isChosen[i] === true && speaksOfData.test(text));
  if (!speaks.includes(true)) return speaks;
  const dialogs = new Set<number>();
  for (const place of buttonPlaces(walk)) {
    const sizes = measureAround(walk, place, speaks, isChosen);
    let share = mostly;
    for (const [element, { all, speaking, chosen }] of sizes) {
      if (all > longestDialog || speaking === 0 || speaking < share * chosen) continue;
      dialogs.add(element);
      // Farther out the article itself may begin.
      share = nearlyAll;
    }
  }
  const isInside: boolean[] = [];
  for (const [element, parent] of parents.entries())
    isInside.push(dialogs.has(element) || isInside[parent] === true);
  return blocks.map((block, i) => isChosen[i] === true && isInside[block.inner] === true);
}

/** The walked elements around buttons that agree to something. */
function buttonPlaces({ elements }: Walk): number[] {
  const buttons = elements[0]?.querySelectorAll('button, a[role="button"], [class*="button" i]');
  const agreements = [...(buttons ?? [])].filter(isAgreement).slice(0, mostButtons);
  if (agreements.length === 0) return [];
  const indexes = new Map(elements.map((element, index) => [element, index]));
  const places = new Set<number>();
  for (const button of agreements) {
    let at: Element | null = button;
    while (at && !indexes.has(at)) at = builtIn(at, 'parentElement');
    if (at) places.add(indexes.get(at) ?? 0);
  }
  return [...places];
}

function isAgreement({ textContent }: Element): boolean {
  const label = (textContent ?? '').slice(0, 200).trim();
  return label.length <= longestButton && agrees.test(label);
}

interface Size {
  all: number;
  chosen: number;
  speaking: number;
}

/** Characters in each of the elements around one: all, those chosen, and those that speak of data. */
function measureAround(
  { blocks, parents, flags }: Walk,
  inner: number,
  speaks: readonly boolean[],
  isChosen: readonly boolean[],
): ReadonlyMap<number, Size> {
  const sizes = new Map<number, Size>();
  for (let at = inner; at >= 0; at = parents[at] ?? -1)
    sizes.set(at, { all: 0, chosen: 0, speaking: 0 });
  for (const [i, block] of blocks.entries()) {
    const isHeading = ((flags[block.inner] ?? 0) & flag.heading) !== 0;
    for (let at = block.inner; at >= 0; at = parents[at] ?? -1) {
      const size = sizes.get(at);
      if (!size) continue;
      size.all += block.text.length;
      if (isChosen[i] && !isHeading) size.chosen += block.text.length;
      if (speaks[i]) size.speaking += block.text.length;
    }
  }
  return sizes;
}
