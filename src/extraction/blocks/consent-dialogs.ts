/**
 * Finds cookie consent dialogs that are part of the page's text rather than `<dialog>`s, so that they
 * do not become part of the article. Called from `classify-blocks.ts`.
 */

import { getLabel } from '../dom/block-text.ts';
import { unclobbered, unclobberedElement } from '../dom/dom-clobbering.ts';
import { findElements, flag, readAttribute } from '../dom/elements.ts';
import { type DomSnapshot, sumUpwards } from '../dom/walk.ts';
import { findPanels } from './panels.ts';

/** Matches the labels of buttons that accept, in the most common languages. */
const agreementPattern =
  /^(?:i |allow |yes, )?(?:accept|agree|consent)|^allow all|^(?:alle )?(?:akzeptier|zulassen|zustimm|einverstanden)|^(?:tout |j['’])?accepte|^acept[ao]|^accett|^aceit[ao]|^(?:я )?соглас|^принять|^(?:すべて)?(?:同意|許可)|^(?:全部)?(?:接受|同意)|^(?:全部)接受|^(?:قبول|موافق|أوافق)|^(?:सभी )?स्वीकार|^सहमत|^(?:terima|setuju|izinkan)|^akcept|^zaakceptuj|^akkoord|^accepteren/i;
/** Matches the topic of a dialog. It expects lower case, because a pattern with `i` compiles slowly. */
const dataPattern =
  /cookie|クッキー|कुकी|الارتباط|куки|personal data|your data|personenbezogene|données personnelles|données suivantes|consentement|datos personales|dati personali|dados pessoais|персональн|個人情報|个人信息|個人資料|البيانات الشخصية|व्यक्तिगत डेटा|data pribadi/;
const maxButtonChars = 40;
/** At most this many accepting buttons are used; a page with more is not about consent. */
const maxButtons = 6;
/** At most this many buttons have their labels read. */
const maxCandidates = 3_000;
/** An element with more characters than this is not a dialog. */
const maxDialogChars = 6_000;
/** In a dialog at least this share of the selected text is in blocks about data. */
const minDataShare = 0.4;
/** An ancestor of a dialog needs this share to count as the dialog, since it may be the article. */
const minDialogShare = 0.7;

/** Returns for each block true if it is selected and inside a consent dialog or panel. */
export function findConsentBlocks(
  snapshot: DomSnapshot,
  isSelected: readonly boolean[],
): readonly boolean[] {
  const { blocks, parents } = snapshot;
  const dialogs = new Set([
    ...findDialogs(snapshot, isSelected),
    ...findPanels(snapshot, isSelected),
  ]);
  if (dialogs.size === 0) return blocks.map(() => false);
  const isInside: boolean[] = [];
  for (const [element, parent] of parents.entries())
    isInside.push(dialogs.has(element) || isInside[parent] === true);
  return blocks.map(
    (block, i) => isSelected[i] === true && isInside[block.dominantElement] === true,
  );
}

/** Finds ancestors of accepting buttons in which most of the selected text is about data. */
function findDialogs(snapshot: DomSnapshot, isSelected: readonly boolean[]): number[] {
  const { blocks, parents } = snapshot;
  const isAboutData = blocks.map(
    ({ text }, i) => isSelected[i] === true && dataPattern.test(text.toLowerCase()),
  );
  if (!isAboutData.includes(true)) return [];
  const sizes = measureElements(snapshot, isAboutData, isSelected);
  const dialogs: number[] = [];
  for (const button of findAgreementButtons(snapshot)) {
    let share = minDataShare;
    for (let at = button; at >= 0; at = parents[at] ?? -1) {
      const [all = 0, aboutData = 0] = [sizes.all[at], sizes.aboutData[at]];
      if (all > maxDialogChars || aboutData === 0 || aboutData < share * (sizes.selected[at] ?? 0))
        continue;
      dialogs.push(at);
      // An ancestor may also contain the article.
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

/** Returns the indexes of the nearest walked elements around accepting buttons. */
function findAgreementButtons({ elements }: DomSnapshot): number[] {
  const [root] = elements;
  const buttons = root
    ? findElements(unclobberedElement(root), buttonSelector, maxCandidates, isButton)
    : [];
  const agreements = buttons.filter(isAgreement).slice(0, maxButtons);
  if (agreements.length === 0) return [];
  const indexes = new Map(elements.map((element, index) => [element, index]));
  const found = new Set<number>();
  for (const button of agreements) {
    let at: Element | null = button;
    while (at && !indexes.has(at)) at = unclobbered(at, 'parentElement');
    if (at) found.add(indexes.get(at) ?? 0);
  }
  return [...found];
}

function isAgreement(button: Element): boolean {
  const label = getLabel(button);
  return label.length <= maxButtonChars && agreementPattern.test(label);
}

/** Characters inside each element: all, those in selected blocks, and those in blocks about data. */
interface Sizes {
  readonly all: Float64Array;
  readonly selected: Float64Array;
  readonly aboutData: Float64Array;
}

function measureElements(
  { blocks, parents, flags }: DomSnapshot,
  isAboutData: readonly boolean[],
  isSelected: readonly boolean[],
): Sizes {
  const sizes: Sizes = {
    all: new Float64Array(parents.length),
    selected: new Float64Array(parents.length),
    aboutData: new Float64Array(parents.length),
  };
  for (const [i, { dominantElement, text }] of blocks.entries()) {
    const isHeading = ((flags[dominantElement] ?? 0) & flag.heading) !== 0;
    add(sizes.all, dominantElement, text.length);
    if (isSelected[i] && !isHeading) add(sizes.selected, dominantElement, text.length);
    if (isAboutData[i]) add(sizes.aboutData, dominantElement, text.length);
  }
  for (const sums of Object.values(sizes)) sumUpwards(parents, sums);
  return sizes;
}

function add(sums: Float64Array, index: number, value: number): void {
  sums[index] = (sums[index] ?? 0) + value;
}
