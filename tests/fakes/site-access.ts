/** A fake of the browser's host permissions and registered content scripts. */

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
  /** The user's answer to a permission prompt. */
  const person = { grants: true };
  /** Returns every pattern that covers an origin: its own, and all hosts of its scheme. */
  const covers = (origin: string) =>
    granted.has(origin) || granted.has(`${origin.split('//')[0]}//*/*`);
  return {
    granted,
    registered,
    person,
    /** Revokes access, as a user can in the browser's settings. */
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
