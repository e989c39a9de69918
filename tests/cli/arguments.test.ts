import { describe, expect, it } from 'vitest';
import { parseArguments, UsageError } from '../../src/cli/arguments.ts';

describe('parseArguments', () => {
  it('reads a file with its defaults', () => {
    expect(parseArguments(['page.html'])).toEqual({
      file: 'page.html',
      json: false,
      type: 'key-points',
      length: 'medium',
    });
  });

  it('reads every option, and - as the input', () => {
    const args = ['--json', '--form', 'tldr', '--length', 'long', '--lang', 'pt-BR', '-'];
    expect(parseArguments(args)).toEqual({
      file: '-',
      json: true,
      type: 'tldr',
      length: 'long',
      lang: 'pt-BR',
    });
  });

  it('asks for nothing when help is wanted', () => {
    expect(parseArguments(['--help'])).toBeUndefined();
  });

  it.each([
    [[]],
    [['a.html', 'b.html']],
    [['--form', 'poem', 'a.html']],
    [['--length', 'endless', 'a.html']],
    [['--lang', 'English please', 'a.html']],
    [['--colour', 'a.html']],
  ])('refuses %j', (args) => {
    expect(() => parseArguments(args)).toThrow(UsageError);
  });
});
