import { afterEach, describe, expect, test, vi } from 'vitest';
import { fetchFromLoopback } from '../../src/browser/loopback-fetch.ts';

const called = vi.fn(async (_url: string, _init: RequestInit) => new Response('ok'));
vi.stubGlobal('fetch', called);
afterEach(() => called.mockClear());

test('calls this machine without cookies, and treats redirects as errors', async () => {
  await fetchFromLoopback('http://127.0.0.1:11434/v1/models', { method: 'GET' });
  expect(called).toHaveBeenCalledWith('http://127.0.0.1:11434/v1/models', {
    method: 'GET',
    redirect: 'error',
    credentials: 'omit',
    cache: 'no-store',
    referrerPolicy: 'no-referrer',
  });
});

test('overrides options of the caller that would loosen this', async () => {
  await fetchFromLoopback('http://localhost/v1', { redirect: 'follow', credentials: 'include' });
  expect(called.mock.calls[0]?.[1]).toMatchObject({ redirect: 'error', credentials: 'omit' });
});

describe('calls nothing', () => {
  test.each([
    'http://localhost.evil.example/v1/models',
    'http://localhost@evil.example/',
    'http://user:pass@localhost/',
    'http://127.1/',
    'http://0.0.0.0:11434/',
    'http://[::1]:11434/',
    'https://localhost/',
    'http://192.168.1.2/',
    'http://LOCALHOST/',
    'http://localhost\\@evil.example/',
    '//evil.example/',
    'http://localhost',
    'file:///etc/passwd',
  ])('at %s', async (url) => {
    await expect(fetchFromLoopback(url, {})).rejects.toThrow('Not on this machine');
    expect(called).not.toHaveBeenCalled();
  });
});
