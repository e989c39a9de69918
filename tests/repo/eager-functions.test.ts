import { runInNewContext } from 'node:vm';
import { describe, expect, test } from 'vitest';
import { withEagerFunctions } from '../../scripts/eager-functions.ts';

describe('withEagerFunctions', () => {
  test('puts declared functions into parentheses, before all that may call them', () => {
    expect(withEagerFunctions('(function(){let a=f(1);function f(b){return b}})()')).toBe(
      '(function(){var f=(function(b){return b});let a=f(1);})()',
    );
  });

  test('changes nothing of what a script does', async () => {
    const plain =
      '(function(){"use strict";class c{static d(){return b(1)}}var a=b(2)+c.d();function b(e){return e*n(3)}async function m(){return this===void 0}function*g(){yield b.name}function n(e){function b(){return e}return b()}return{a,names:[...g()],isStrict:m()}})()';
    const [before, after] = [plain, withEagerFunctions(plain)].map((code) => runInNewContext(code));
    expect(after.a).toBe(9);
    expect([after.a, after.names, await after.isStrict]).toEqual([
      before.a,
      before.names,
      await before.isStrict,
    ]);
    expect(await after.isStrict).toBe(true);
  });

  test('leaves scripts of other forms as they are', () => {
    for (const other of ['function f(){}', 'f();', '(()=>{function f(){}})()', ''])
      expect(withEagerFunctions(other)).toBe(other);
  });
});
