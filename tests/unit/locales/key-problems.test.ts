// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the texts are sources, templates among them.
import { describe, expect, it } from 'vitest';
import { keyProblems } from '../../../scripts/locales/key-problems.ts';

const catalog = (...keys: string[]) => new Map(keys.map((key) => [key, 'A message']));

describe('a message is used', () => {
  it.each([
    ['as a quoted text', ['title'], "t('title')"],
    ['as an attribute’s text', ['form.title'], '<Form title="form.title" />'],
    ['with its values', ['form.title'], "rich('form.title', { amount })"],
    ['in all its plural forms', ['wait.one', 'wait.other'], "plural('wait', 3)"],
    ['as one of several', ['status.paid', 'status.part_paid'], 't(`status.${status}`)'],
    ['as one in several groups', ['tab.silent.title'], 't(`tab.${kind}.title`)'],
    ['for a choice made in place', ['idle.hours.other'], "plural(`idle.${a ? 'hours' : 'days'}`, 1)"],
    ['by the manifest', ['manifest.about'], "description: '__MSG_manifest_about__'"],
    ['on the page', ['page.orphaned'], "browser.i18n.getMessage('page_orphaned')"],
    ['as one of several on the page', ['page.orphaned'], 'getMessage(`page_${words}`)'],
  ])('%s', (_, keys, source) => {
    expect(keyProblems(catalog(...keys), ['nothing', source])).toEqual([]);
  });
});

describe('a message is not used', () => {
  it.each([
    ['where nothing names it', 'title', "t('subtitle')"],
    ['where it is only told of', 'status.paid', '/** Such as `status.paid`. */'],
    ['as a part of another', 'form.title', "t('form.title.text')"],
    ['where its group alone is named', 'form.title', "t('form')"],
    ['where a template ends otherwise', 'tab.silent.text', 't(`tab.${kind}.title`)'],
    ['by a template that says nothing', 'title', 't(`${anything}`)'],
    ['by what the browser is asked for in another group', 'page.orphaned', "t('page.orphaned')"],
  ])('%s', (_, key, source) => {
    expect(keyProblems(catalog(key), [source])).toEqual([`${key} is used by no source`]);
  });
});

it.each([
  ["description: '__MSG_manifest_abuot__'", 'manifest_abuot'],
  ["browser.i18n.getMessage('page_gone')", 'page_gone'],
])('a message that the browser is asked for and does not have is told: %s', (source, name) => {
  expect(keyProblems(catalog(), [source])).toEqual([
    `${name} is asked of the browser, which has no such message`,
  ]);
});
