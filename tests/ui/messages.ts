import en from '../../public/_locales/en/messages.json';

/** Formats the real English messages like a browser does. */
export function getMessage(key: string, fills: string[] = []): string {
  const { message } = (en as Record<string, { message: string }>)[key] ?? { message: '' };
  return message.replace(/\$(\d)/g, (_place, at) => fills[at - 1] ?? '');
}
