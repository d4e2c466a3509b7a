import { expect, it } from 'vitest';
import { keepBrowserMessages } from '../../../scripts/locales/browser-messages.ts';

const all = JSON.stringify({
  manifest_about: { message: 'What it is' },
  page_orphaned: { message: 'Refresh' },
  popup_close: { message: 'Close' },
  pages: { message: 'Pages' },
});

const kept = { manifest_about: { message: 'What it is' }, page_orphaned: { message: 'Refresh' } };

it.each(['_locales/de/messages.json', '_locales\\es_419\\messages.json'])(
  'the browser gets the messages that it reads itself, and no others: %s',
  (relativeDest) => {
    const file = { relativeDest, contents: all };
    keepBrowserMessages([file]);
    expect(JSON.parse(file.contents)).toEqual(kept);
  },
);

it('no other file is changed', () => {
  const files = [
    { relativeDest: 'managed_schema.json', contents: all },
    { relativeDest: 'icon/16.png', absoluteSrc: '/public/icon/16.png' },
  ];
  keepBrowserMessages(files);
  expect(files).toEqual([
    { relativeDest: 'managed_schema.json', contents: all },
    { relativeDest: 'icon/16.png', absoluteSrc: '/public/icon/16.png' },
  ]);
});

it('messages that cannot be read stop the build', () => {
  const file = { relativeDest: '_locales/de/messages.json', contents: '{ "page_orphaned": "Refresh" }' };
  expect(() => keepBrowserMessages([file])).toThrow('Invalid type');
});

it('a variant has all messages that its language has, and its own words where it has them', () => {
  const files = [
    {
      relativeDest: '_locales/en_AU/messages.json',
      contents: '{ "page_ended": { "message": "Cancelled" } }',
    },
    { relativeDest: '_locales/en_GB/messages.json', contents: '{}' },
    { relativeDest: '_locales/de/messages.json', contents: '{}' },
    { relativeDest: '_locales/en/messages.json', contents: all },
  ];
  keepBrowserMessages(files);
  expect(files.map(({ contents }) => JSON.parse(contents))).toEqual([
    { ...kept, page_ended: { message: 'Cancelled' } },
    kept,
    {},
    kept,
  ]);
});
