import { describe, expect, test } from 'vitest';
import { createEnclosureTest, findPairedMarks } from '../../../src/nlp/sentences/quote-marks.ts';

/** Replaces opening marks by `<`, closing ones by `>` and unpaired ones by `?`. */
function shape(text: string): string {
  const marks = findPairedMarks(text);
  return Array.from({ length: text.length }, (_, at) => {
    const mark = marks.get(at);
    if (mark === undefined) return text.charAt(at);
    if (mark.partner === undefined) return '?';
    return mark.role === 'opens' ? '<' : '>';
  }).join('');
}

describe('quotation marks and brackets', () => {
  test.each([
    ['English', 'a “b” c', 'a <b> c'],
    ['German', 'a „b“ c', 'a <b> c'],
    ['Polish', 'a „b” c', 'a <b> c'],
    ['Swedish', 'a ”b” c', 'a <b> c'],
    ['French', 'a « b » c', 'a < b > c'],
    ['Danish', 'a »b« c', 'a <b> c'],
    ['straight', 'a "b" c "d".', 'a <b> c <d>.'],
    ['Chinese, without spaces', '他说：“好。”走了', '他说：<好。>走了'],
    ['nested', '“a ‘b.’ c”', '<a <b.> c>'],
    ['brackets', 'a (b [c]) d', 'a <b <c>> d'],
    ['an apostrophe', 'the boys’ “dog’s” bone', 'the boys’ <dog’s> bone'],
    ['a Hebrew acronym', 'צה"ל "כן"', 'צה"ל <כן>'],
    ['an inch', 'a 6" pipe and a "b"', 'a 6? pipe and a <b>'],
    ['a mark that is never closed', 'a “b. c', 'a ?b. c'],
    ['a mark that was never opened', 'a b) c', 'a b? c'],
  ])('pair up: %s', (_, text, wanted) => {
    expect(shape(text)).toBe(wanted);
  });

  test('enclose a place only if their pair is short enough', () => {
    const text = '“a. b” c. “d. e. f”';
    const isEnclosed = createEnclosureTest(findPairedMarks(text), 7);
    // The indexes are after the stops of a, c, d and e.
    expect([3, 9, 13, 16].map(isEnclosed)).toEqual([true, false, false, false]);
  });
});
