/** Parses the arguments of the command line. */

import { parseArgs } from 'node:util';
import { type Length, lengths, type SummaryType, summaryTypes } from '../summarizer/summary.ts';

/** The parsed command line. */
export interface Request {
  readonly file: string;
  readonly json: boolean;
  readonly type: SummaryType;
  readonly length: Length;
  /** Overrides the language of the page, for pages that declare none or a wrong one. */
  readonly lang?: string;
}

export const usage = `Usage: npm run --silent summarize -- [options] FILE|-

Summarizes an article: FILE is a page of HTML or a PDF, - reads it from the input.

  --form key-points|tldr         what is written (key-points)
  --length short|medium|long     how much of it (medium)
  --lang xx                      the article's language, a BCP 47 tag
  --json                         print {article, summary} as JSON
  --help                         print this`;

/** Thrown for arguments that cannot be understood; the message says why. */
export class UsageError extends Error {}

/**
 * Parses the arguments after the program's name.
 *
 * @returns `undefined` if help was requested
 * @throws UsageError for an unknown option or value, or for any number of files but one
 */
export function parseArguments(args: readonly string[]): Request | undefined {
  const { values, positionals } = parseRawArguments(args);
  if (values.help) return undefined;
  const [file, ...extraFiles] = positionals;
  if (file === undefined) throw new UsageError('There is no file to read.');
  if (extraFiles.length > 0) throw new UsageError(`One file at a time: ${positionals.join(' ')}`);
  return {
    file,
    json: values.json,
    type: parseChoice(summaryTypes, values.form, '--form'),
    length: parseChoice(lengths, values.length, '--length'),
    ...(values.lang === undefined ? {} : { lang: parseLanguageTag(values.lang) }),
  };
}

function parseRawArguments(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
        form: { type: 'string', default: 'key-points' },
        length: { type: 'string', default: 'medium' },
        lang: { type: 'string' },
      },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function parseChoice<Name extends string>(
  names: readonly Name[],
  value: string,
  option: string,
): Name {
  const name = names.find((one) => one === value);
  if (name === undefined) throw new UsageError(`${option} is ${names.join(', ')}; not “${value}”.`);
  return name;
}

function parseLanguageTag(value: string): string {
  if (!/^[a-z]{2,3}(?:-[a-z\d]{1,8})*$/i.test(value)) {
    throw new UsageError(`--lang is a language tag such as en or pt-BR; not “${value}”.`);
  }
  return value;
}
