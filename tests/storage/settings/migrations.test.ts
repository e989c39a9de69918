import { describe, expect, it } from 'vitest';
import { type Migration, migrate, migrations } from '../../../src/storage/settings/migrations.ts';
import { settingsVersion } from '../../../src/storage/settings/settings.ts';

const rename: Migration = {
  to: 2,
  name: 'size → textSize',
  migrate: ({ size, ...rest }) => ({ ...rest, textSize: size }),
};
const widen: Migration = {
  to: 3,
  name: 'textSize from 1 to 3',
  migrate: (stored) => ({ ...stored, textSize: stored.textSize === 'big' ? 3 : 1 }),
};

describe('the list of migrations', () => {
  it('leads from version 1 to the current one without gaps', () => {
    const versions = Array.from({ length: settingsVersion - 1 }, (_, n) => n + 2);
    expect(migrations.map(({ to }) => to)).toEqual(versions);
  });
});

describe('migrate', () => {
  it('runs all missing migrations in order', () => {
    expect(migrate({ size: 'big' }, [rename, widen], 3)).toEqual({
      textSize: 3,
      'settings:version': 3,
    });
    expect(migrate({ textSize: 'big', 'settings:version': 2 }, [rename, widen], 3)).toEqual({
      textSize: 3,
      'settings:version': 3,
    });
  });

  it('leaves the current version and newer ones unchanged', () => {
    const present = { textSize: 3, 'settings:version': 3 };
    const newer = { textSize: { points: 12 }, 'settings:version': 9 };
    expect(migrate(present, [rename, widen], 3)).toBe(present);
    expect(migrate(newer, [rename, widen], 3)).toBe(newer);
  });

  it.each([undefined, null, 'two', -1, 1.5, Number.NaN])(
    'takes version %j for the first',
    (version) => {
      const stored = { size: 'big', 'settings:version': version };
      expect(migrate(stored, [rename], 2)).toEqual({ textSize: 'big', 'settings:version': 2 });
    },
  );
});
