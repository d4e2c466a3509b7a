/**
 * A template for Group Policy and Intune: the extension's settings with titles and explanations ("Group Policy ADMX
 * Syntax Reference Guide", learn.microsoft.com). It stands by itself, without the browsers' own templates or Windows'.
 * Installing the extension is left to the browsers' templates: two templates that write to one list undo each other.
 */
import { create } from 'xmlbuilder2';
import type { Setting } from '../settings-schema.ts';
import { settingsKeyOf } from './registry.ts';

export interface TemplateTarget {
  /** `chrome` or `edge`, and what people call it. */
  readonly browser: string;
  readonly browserName: string;
  readonly registryKey: string;
  readonly id: string;
  /** The extension's name. */
  readonly name: string;
}

const namespace = 'http://schemas.microsoft.com/GroupPolicy/2006/07/PolicyDefinitions';
const category = 'WisePayPaymentPod';
const supported = 'SUPPORTED_BROWSER';

/** Group Policy cuts texts at 1023 characters unless told otherwise. */
const longestText = 65_535;
const largestNumber = 0x7fffffff;

const common = { '@xmlns': namespace, '@revision': '1.0', '@schemaVersion': '1.0' };

/** The ADMX file: which setting is which value of the registry. */
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

/** The ADML file: what people read, in English. */
export function admlFile(target: TemplateTarget, settings: readonly Setting[]): string {
  const texts = [
    { '@id': category, '#': `${target.name} (${target.browserName})` },
    { '@id': supported, '#': target.browserName },
    ...settings.flatMap(({ key, title, description, kind }) => [
      { '@id': key, '#': title },
      { '@id': `${key}_help`, '#': kind === 'json' ? `${description}\n\nWritten as JSON.` : description },
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

/** Switching a policy on is all that a boolean needs; the others have something to fill in. */
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
          '@minValue': 0,
          '@maxValue': largestNumber,
        },
      };
    case 'list':
      // An empty prefix numbers the values from 1, as the browsers' own lists are.
      return { list: { '@id': name, '@key': `${key}\\${name}`, '@valuePrefix': '' } };
    default:
      return { text: { '@id': name, '@valueName': name, '@required': true, '@maxLength': longestText } };
  }
}

function presentationOf({ key, title, kind }: Setting): object {
  const input = { '@refId': key };
  switch (kind) {
    case 'integer':
      return { '@id': key, decimalTextBox: { ...input, '#': title } };
    case 'list':
      return { '@id': key, listBox: { ...input, '#': title } };
    default:
      return { '@id': key, textBox: { ...input, label: title } };
  }
}

function xml(content: object): string {
  return `${create({ version: '1.0', encoding: 'utf-8' }, content).end({ prettyPrint: true })}\n`;
}
