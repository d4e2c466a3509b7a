/**
 * A template for Group Policy and Intune: the extension's settings with titles and explanations ("Group Policy ADMX
 * Syntax Reference Guide", learn.microsoft.com). It does not need the browsers' own templates or Windows'. Installing
 * the extension is left to the browsers' templates: two templates that write to one list undo each other.
 */
import { create } from 'xmlbuilder2';
import { settingsKeyOf } from './registry.ts';
import { choices, integerBounds, jsonExamples } from './setting-inputs.ts';
import type { Setting } from './settings-schema.ts';

/** The browser that a template is for, and the extension. */
export interface TemplateTarget {
  /** `chrome` or `edge`, and the browser's display name. */
  readonly browser: string;
  readonly browserName: string;
  /** The browser's key, below HKEY_LOCAL_MACHINE. */
  readonly registryKey: string;
  /** The extension's ID. */
  readonly id: string;
  /** The extension's name. */
  readonly name: string;
  /** The browser's lowest version. */
  readonly minimumBrowser: string;
}

const namespace = 'http://schemas.microsoft.com/GroupPolicy/2006/07/PolicyDefinitions';
const category = 'WisePayPaymentPod';
const supported = 'SUPPORTED_BROWSER';

/** Group Policy truncates texts at 1023 characters by default. */
const longestText = 65_535;
const largestNumber = 0x7fffffff;

const common = { '@xmlns': namespace, '@revision': '1.0', '@schemaVersion': '1.0' };

/** The ADMX file: which registry value each setting is. */
export function admxFile(target: TemplateTarget, settings: readonly Setting[]): string {
  const key = settingsKeyOf(target.registryKey, target.id);
  return xml({
    policyDefinitions: {
      ...common,
      policyNamespaces: {
        target: {
          '@prefix': `wisepay_${target.browser}`,
          '@namespace': `WisePay.PaymentPod.${target.id}.${target.browser}`,
        },
      },
      resources: { '@minRequiredRevision': '1.0' },
      supportedOn: {
        definitions: { definition: { '@name': supported, '@displayName': `$(string.${supported})` } },
      },
      categories: { category: { '@name': category, '@displayName': `$(string.${category})` } },
      policies: { policy: settings.map((setting) => policyOf(setting, key)) },
    },
  });
}

/** The ADML file: the texts for people, in English. */
export function admlFile(target: TemplateTarget, settings: readonly Setting[]): string {
  const texts = [
    { '@id': category, '#': `${target.name} (${target.browserName})` },
    { '@id': supported, '#': `${target.browserName} ${target.minimumBrowser} or later` },
    ...settings.flatMap((setting) => [
      { '@id': setting.key, '#': setting.title },
      { '@id': `${setting.key}_help`, '#': helpOf(setting) },
      ...choicesOf(setting.key).map((choice, index) => ({ '@id': `${setting.key}_${index}`, '#': choice })),
    ]),
  ];
  return xml({
    policyDefinitionResources: {
      ...common,
      displayName: target.name,
      description: `Settings of ${target.name} (${target.id}) for ${target.browserName}`,
      resources: {
        stringTable: { string: texts },
        presentationTable: { presentation: settings.filter(hasInput).map(presentationOf) },
      },
    },
  });
}

function helpOf({ key, description, kind }: Setting): string {
  if (kind !== 'json') return description;
  const example = jsonExamples[key];
  return `${description}\n\nWritten as JSON on one line${example === undefined ? '.' : `, for example:\n${example}`}`;
}

/** The values of a setting that allows only a few; empty if it allows any text. */
function choicesOf(key: string): readonly string[] {
  return choices[key] ?? [];
}

function policyOf(setting: Setting, key: string): object {
  const { key: name } = setting;
  return {
    '@name': name,
    '@class': 'Machine',
    '@displayName': `$(string.${name})`,
    '@explainText': `$(string.${name}_help)`,
    '@key': key,
    ...(hasInput(setting) ? { '@presentation': `$(presentation.${name})` } : { '@valueName': name }),
    parentCategory: { '@ref': category },
    supportedOn: { '@ref': supported },
    ...(hasInput(setting)
      ? { elements: elementOf(setting, key) }
      : { enabledValue: { decimal: { '@value': 1 } }, disabledValue: { decimal: { '@value': 0 } } }),
  };
}

/** A boolean needs only the policy's own switch; other kinds need an input. */
function hasInput({ kind }: Setting): boolean {
  return kind !== 'boolean';
}

function elementOf({ key: name, kind }: Setting, key: string): object {
  switch (kind) {
    case 'integer':
      return {
        decimal: {
          '@id': name,
          '@valueName': name,
          '@required': true,
          '@minValue': integerBounds[name]?.least ?? 0,
          '@maxValue': integerBounds[name]?.most ?? largestNumber,
        },
      };
    case 'list':
      // An empty prefix numbers the values from 1, as the browsers' own lists are.
      return { list: { '@id': name, '@key': `${key}\\${name}`, '@valuePrefix': '' } };
    default:
      if (choicesOf(name).length > 0) return { enum: enumOf(name) };
      return { text: { '@id': name, '@valueName': name, '@required': true, '@maxLength': longestText } };
  }
}

function enumOf(name: string): object {
  const item = choicesOf(name).map((choice, index) => ({
    '@displayName': `$(string.${name}_${index})`,
    value: { string: choice },
  }));
  return { '@id': name, '@valueName': name, '@required': true, item };
}

function presentationOf({ key, title, kind }: Setting): object {
  const input = { '@refId': key };
  switch (kind) {
    case 'integer':
      return {
        '@id': key,
        decimalTextBox: { ...input, '@defaultValue': integerBounds[key]?.initial ?? 0, '#': title },
      };
    case 'list':
      return { '@id': key, listBox: { ...input, '#': title } };
    default:
      if (choicesOf(key).length > 0) {
        return { '@id': key, dropdownList: { ...input, '@noSort': true, '@defaultItem': 0, '#': title } };
      }
      return { '@id': key, textBox: { ...input, label: title } };
  }
}

function xml(content: object): string {
  return `${create({ version: '1.0', encoding: 'utf-8' }, content).end({ prettyPrint: true })}\n`;
}
