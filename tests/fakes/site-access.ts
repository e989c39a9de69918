/** The part of a browser that grants access to sites and injects scripts there by itself. */

interface Registered {
  id: string;
  js: string[];
  matches: string[];
  excludeMatches?: string[];
}

type Origins = { origins?: string[] };

export function fakeSiteAccess() {
  const granted = new Set<string>();
  const registered = new Map<string, Registered>();
  const added = new Set<() => void>();
  const removed = new Set<() => void>();
  /** What the person at the screen answers to a question. */
  const person = { grants: true };
  /** Every pattern that covers these: itself, or all sites of its scheme. */
  const covers = (origin: string) =>
    granted.has(origin) || granted.has(`${origin.split('//')[0]}//*/*`);
  return {
    granted,
    registered,
    person,
    /** As a person does in the browser's settings. */
    takeBack(...origins: string[]) {
      for (const origin of origins) granted.delete(origin);
      for (const listener of removed) listener();
    },
    permissions: {
      request: async ({ origins = [] }: Origins) => {
        if (!person.grants) return false;
        for (const origin of origins) granted.add(origin);
        for (const listener of added) listener();
        return true;
      },
      contains: async ({ origins = [] }: Origins) => {
        if (origins.some((origin) => !/^https?:\/\/[^/]+\/\*$/.test(origin)))
          throw new Error('Invalid value for origin pattern');
        return origins.every(covers);
      },
      remove: async ({ origins = [] }: Origins) => {
        for (const origin of origins) granted.delete(origin);
        for (const listener of removed) listener();
        return true;
      },
      onAdded: {
        addListener: (listener: () => void) => added.add(listener),
        removeListener: (listener: () => void) => added.delete(listener),
      },
      onRemoved: {
        addListener: (listener: () => void) => removed.add(listener),
        removeListener: (listener: () => void) => removed.delete(listener),
      },
    },
    scripting: {
      getRegisteredContentScripts: async ({ ids }: { ids: string[] }) =>
        ids.flatMap((id) => registered.get(id) ?? []),
      registerContentScripts: async (scripts: Registered[]) => {
        for (const script of scripts) {
          if (registered.has(script.id)) throw new Error(`Duplicate script ID '${script.id}'`);
          if (script.excludeMatches?.length === 0) throw new Error('excludeMatches is empty');
          registered.set(script.id, script);
        }
      },
      unregisterContentScripts: async ({ ids }: { ids: string[] }) => {
        for (const id of ids) {
          if (!registered.delete(id)) throw new Error(`Nonexistent script ID '${id}'`);
        }
      },
    },
  };
}
