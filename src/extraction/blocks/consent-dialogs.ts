/** Consent dialogs that a page shows as if they were part of it, and walls that are nothing else. */

import { getLabel } from '../dom/block-text.ts';
import { unclobbered, unclobberedElement } from '../dom/dom-clobbering.ts';
import { findElements, flag, readAttribute } from '../dom/elements.ts';
import type { DomSnapshot } from '../dom/walk.ts';
import { findPanels } from './panels.ts';

/** What the buttons of such a dialog begin with, in the languages of most pages. */
const agreementPattern =
  /^(?:i |allow |yes, )?(?:accept|agree|consent)|^allow all|^(?:alle )?(?:akzeptier|zulassen|zustimm|einverstanden)|^(?:tout |j['’])?accepte|^acept[ao]|^accett|^aceit[ao]|^(?:я )?соглас|^принять|^(?:すべて)?(?:同意|許可)|^(?:全部)?(?:接受|同意)|^(?:全部)接受|^(?:قبول|موافق|أوافق)|^(?:सभी )?स्वीकार|^सहमत|^(?:terima|setuju|izinkan)|^akcept|^zaakceptuj|^akkoord|^accepteren/i;
/** What its sentences speak of, in lower case: a pattern that ignores case takes twice as long to make ready. */
const dataPattern =
  /cookie|クッキー|कुकी|الارتباط|куки|personal data|your data|personenbezogene|données personnelles|données suivantes|consentement|datos personales|dati personali|dados pessoais|персональн|個人情報|个人信息|個人資料|البيانات الشخصية|व्यक्तिगत डेटा|data pribadi/;
const maxButtonChars = 40;
/** A page with more of them means something else by them. */
const maxButtons = 6;
/** And of what may be one, so many are asked what they say. */
const maxCandidates = 3_000;
/** A dialog has no more characters than this. */
const maxDialogChars = 6_000;
/** Of an element’s chosen text this share speaks of data, or it is no dialog but an article. */
const minDataShare = 0.4;
/** And of an element around one that is a dialog this share. */
const minDialogShare = 0.7;

/** For each block whether it stands in a consent dialog or panel; only what was chosen is asked. */
export function findConsentBlocks(
  snapshot: DomSnapshot,
  isChosen: readonly boolean[],
): readonly boolean[] {
  const { blocks, parents } = snapshot;
  const dialogs = new Set([...findDialogs(snapshot, isChosen), ...findPanels(snapshot, isChosen)]);
  if (dialogs.size === 0) return blocks.map(() => false);
  const isInside: boolean[] = [];
  for (const [element, parent] of parents.entries())
    isInside.push(dialogs.has(element) || isInside[parent] === true);
  return blocks.map((block, i) => isChosen[i] === true && isInside[block.dominantElement] === true);
}

/** Elements around a button that agrees, of which most of the chosen text speaks of data. */
function findDialogs(snapshot: DomSnapshot, isChosen: readonly boolean[]): number[] {
  const { blocks, parents } = snapshot;
  const speaks = blocks.map(
    ({ text }, i) => isChosen[i] === true && dataPattern.test(text.toLowerCase()),
  );
  if (!speaks.includes(true)) return [];
  const sizes = measure(snapshot, speaks, isChosen);
  const dialogs: number[] = [];
  for (const place of findAgreementButtons(snapshot)) {
    let share = minDataShare;
    for (let at = place; at >= 0; at = parents[at] ?? -1) {
      const [all = 0, speaking = 0] = [sizes.all[at], sizes.speaking[at]];
      if (all > maxDialogChars || speaking === 0 || speaking < share * (sizes.chosen[at] ?? 0))
        continue;
      dialogs.push(at);
      // Farther out the article itself may begin.
      share = minDialogShare;
    }
  }
  return dialogs;
}

const buttonSelector = 'button, a[role="button"], [class]';

function isButton(element: Element): boolean {
  const { localName } = element;
  return (
    localName === 'button' ||
    (localName === 'a' && readAttribute(element, 'role') === 'button') ||
    /button/i.test(readAttribute(element, 'class'))
  );
}

/** The walked elements around buttons that agree to something. */
function findAgreementButtons({ elements }: DomSnapshot): number[] {
  const [root] = elements;
  const buttons = root
    ? findElements(unclobberedElement(root), buttonSelector, maxCandidates, isButton)
    : [];
  const agreements = buttons.filter(isAgreement).slice(0, maxButtons);
  if (agreements.length === 0) return [];
  const indexes = new Map(elements.map((element, index) => [element, index]));
  const places = new Set<number>();
  for (const button of agreements) {
    let at: Element | null = button;
    while (at && !indexes.has(at)) at = unclobbered(at, 'parentElement');
    if (at) places.add(indexes.get(at) ?? 0);
  }
  return [...places];
}

function isAgreement(button: Element): boolean {
  const label = getLabel(button);
  return label.length <= maxButtonChars && agreementPattern.test(label);
}

/** Characters inside each element of the walk: all, those chosen, and those that speak of data. */
interface Sizes {
  readonly all: Float64Array;
  readonly chosen: Float64Array;
  readonly speaking: Float64Array;
}

function measure(
  { blocks, parents, flags }: DomSnapshot,
  speaks: readonly boolean[],
  isChosen: readonly boolean[],
): Sizes {
  const sizes: Sizes = {
    all: new Float64Array(parents.length),
    chosen: new Float64Array(parents.length),
    speaking: new Float64Array(parents.length),
  };
  for (const [i, { dominantElement, text }] of blocks.entries()) {
    const isHeading = ((flags[dominantElement] ?? 0) & flag.heading) !== 0;
    add(sizes.all, dominantElement, text.length);
    if (isChosen[i] && !isHeading) add(sizes.chosen, dominantElement, text.length);
    if (speaks[i]) add(sizes.speaking, dominantElement, text.length);
  }
  for (const sums of Object.values(sizes))
    for (let index = parents.length - 1; index > 0; index--)
      add(sums, parents[index] ?? 0, sums[index] ?? 0);
  return sizes;
}

function add(sums: Float64Array, index: number, value: number): void {
  sums[index] = (sums[index] ?? 0) + value;
}
