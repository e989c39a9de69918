import { describe, expect, it } from 'vitest';
import { parseArguments, UsageError } from '../../src/cli/arguments.ts';

describe('parseArguments', () => {
  it('applies defaults if only a file is given', () => {
    expect(parseArguments(['page.html'])).toEqual({
      file: 'page.html',
      json: false,
      type: 'key-points',
      length: 'medium',
    });
  });

  it('parses every option, and - as standard input', () => {
    const args = ['--json', '--form', 'tldr', '--length', 'long', '--lang', 'pt-BR', '-'];
    expect(parseArguments(args)).toEqual({
      file: '-',
      json: true,
      type: 'tldr',
      length: 'long',
      lang: 'pt-BR',
    });
  });

  it('returns undefined if help is requested', () => {
    expect(parseArguments(['--help'])).toBeUndefined();
  });

  it.each([
    [[]],
    [['a.html', 'b.html']],
    [['--form', 'poem', 'a.html']],
    [['--length', 'endless', 'a.html']],
    [['--lang', 'English please', 'a.html']],
    [['--colour', 'a.html']],
  ])('rejects %j', (args) => {
    expect(() => parseArguments(args)).toThrow(UsageError);
  });
});
