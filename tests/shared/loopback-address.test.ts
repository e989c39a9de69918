import { describe, expect, test } from 'vitest';
import { parseLoopbackAddress, toHostPattern } from '../../src/shared/loopback-address.ts';

describe('parseLoopbackAddress', () => {
  test.each([
    ['localhost:11434', 'http://localhost:11434'],
    ['http://127.0.0.1:1234/v1', 'http://127.0.0.1:1234'],
    [' HTTP://LocalHost:8080/ ', 'http://localhost:8080'],
    ['127.0.0.1', 'http://127.0.0.1'],
    ['http://localhost:80', 'http://localhost'],
  ])('parses %j', (text, address) => {
    expect(parseLoopbackAddress(text)).toBe(address);
    expect(parseLoopbackAddress(address)).toBe(address);
  });

  test.each([
    '127.1',
    '0.0.0.0',
    '127.0.0.2',
    '0x7f.0.0.1',
    '2130706433',
    '[::1]:11434',
    'https://localhost',
    'localhost.evil.example',
    'localhost:11434.evil.example',
    'evil.example#localhost',
    'user:pass@localhost',
    'http://localhost@evil.example',
    'http://localhost:0',
    'http://localhost:65536',
    'http://localhost:11434/api',
    'http://localhost:11434?x',
    'http://localhost\\@evil.example',
    'localhost\n.evil.example',
    'ｌocalhost',
    'file://localhost',
    '',
  ])('refuses %j', (text) => {
    expect(parseLoopbackAddress(text)).toBeUndefined();
  });

  test('toHostPattern covers all ports of a host', () => {
    expect(toHostPattern('http://127.0.0.1:11434')).toBe('http://127.0.0.1/*');
  });
});
