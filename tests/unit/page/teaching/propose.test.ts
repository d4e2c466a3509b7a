import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { propose } from '#lib/page/teaching/propose.ts';
import type { Observation, ScreenNames } from '#lib/protocol/lesson.ts';
import { defaultProfile } from '#lib/psa/profile.ts';
import { profileOverridesSchema } from '#lib/psa/profile-overrides.ts';
import { noNames, observation, sighting } from './support/observations.ts';

type Change = Partial<Observation>;

/** Proposals for two invoices on screens of these names, and another screen. */
function proposed(
  names: Partial<ScreenNames>,
  other: Partial<ScreenNames> = {},
  changes: readonly [Change, Change] = [{}, {}],
) {
  const first = observation('20101', names, changes[0]);
  const second = observation('20302', names, changes[1]);
  return propose(defaultProfile, first, second, { ...noNames, ...other });
}
const plain = (number: string) => ({ sightings: [sighting(`Document ${number}`)] });
const withoutWord = [plain('20101'), plain('20302')] as const;

describe('the names of the screen', () => {
  it('are learned where only invoices have them', () => {
    const [lesson] = proposed({ token: 'FinanceDetail', roots: ['FinancePanel'] }, { token: 'Ticket' });
    expect(lesson?.overrides.screens?.invoiceNames).toEqual(['FinanceDetail', 'FinancePanel']);
    expect(lesson?.overrides.fields?.[0]?.needsScreen).toBe(true);
  });

  it('say nothing where the other screen has them, too', () => {
    const [lesson] = proposed({ token: 'FinanceDetail', place: 'fi1' }, { token: 'FinanceDetail' });
    expect(lesson?.overrides.screens?.invoiceNames).toEqual(['fi1']);
    expect(lesson?.overrides.screens?.sharedNames).toEqual(['FinanceDetail']);
  });

  it('say nothing where they may be of any record', () => {
    const [lesson] = proposed({ token: 'RecordDetail' });
    expect(lesson?.overrides.screens?.sharedNames).toEqual(['RecordDetail']);
    expect(lesson?.overrides.fields?.[0]?.needsScreen).toBe(false);
  });

  it('say nothing where only one invoice has them', () => {
    const first = observation('20101', { token: 'FinanceA' });
    const second = observation('20302', { token: 'FinanceB' });
    const [lesson] = propose(defaultProfile, first, second, noNames);
    expect(lesson?.overrides.screens?.invoiceNames).toBeUndefined();
    expect(lesson?.overrides.screens?.sharedNames).toEqual(['FinanceA', 'FinanceB']);
  });

  it('do not suffice where only the pods have them', () => {
    expect(proposed({ pods: 'company_contact' }, {}, withoutWord)).toEqual([]);
    expect(proposed({ pods: 'finance_invoice' }, {}, withoutWord)).not.toEqual([]);
    expect(proposed({ pods: 'fin_doc', token: 'fin_doc' }, {}, withoutWord)).not.toEqual([]);
  });

  it('that are too many to be stored lead to nothing', () => {
    const roots = Array.from({ length: 21 }, (_, index) => `Finance${String.fromCharCode(65 + index)}x`);
    expect(proposed({ roots })).toEqual([]);
    expect(proposed({ roots: roots.slice(1) })).not.toEqual([]);
  });
});

describe('the record ID in the address', () => {
  const namesRecord = (ids: readonly [string, string], known: readonly [string | null, string | null]) => {
    const token = 'FinanceDetail';
    const [first, second] = [0, 1].map((index) =>
      observation(
        index === 0 ? '20101' : '20302',
        { token, recordId: ids[index] ?? null },
        {
          recordId: known[index] ?? null,
        },
      ),
    );
    if (first === undefined || second === undefined) throw new Error('there are two invoices');
    return propose(defaultProfile, first, second, noNames)[0]?.overrides.screens?.namesRecord;
  };

  it('counts where it is the invoice’s, or may be', () => {
    expect(namesRecord(['5101', '5302'], ['5101', '5302'])).toBeUndefined();
    expect(namesRecord(['5101', '5302'], [null, null])).toBeUndefined();
  });

  it('does not count where it is another one', () => {
    expect(namesRecord(['5101', '9'], ['5101', '5302'])).toBe(false);
  });

  it('does not count where it is the same for both invoices', () => {
    expect(namesRecord(['77', '77'], [null, null])).toBe(false);
  });
});

describe('a banner that says something else', () => {
  const changes = [{ contradictions: ['banner'] }, {}] satisfies [Change, Change];

  it('is not read any more on a screen with a name', () => {
    const [lesson] = proposed({ token: 'FinanceDetail' }, {}, changes);
    const { invoice = '', invoiceScreen = '', otherRecord = '' } = lesson?.overrides.banner ?? {};
    for (const source of [invoice, invoiceScreen, otherRecord]) {
      expect(source).not.toBe('');
      expect(new RegExp(source).test('Invoice #20101 Ticket #1')).toBe(false);
    }
  });

  it('forbids the lesson on a screen without one', () => {
    expect(proposed({}, {}, changes)).toEqual([]);
    expect(proposed({})).not.toEqual([]);
  });
});

describe('a place on a screen without a name', () => {
  it('suffices only with a word for an invoice', () => {
    expect(proposed({}, {}, withoutWord)).toEqual([]);
    expect(proposed({})[0]).toMatchObject({ words: ['Invoice'], isSure: false });
  });

  it('suffices with PSA’s own name for the field', () => {
    const inputs = (selector: string) =>
      ['20101', '20302'].map((number) => ({
        sightings: [sighting(number, { selector, kind: 'field' })],
      })) as [Change, Change];
    expect(proposed({}, {}, inputs('#Invoice_Number-input'))).not.toEqual([]);
    expect(proposed({}, {}, inputs('#Document_Number-input'))).toEqual([]);
  });

  it('does not suffice with a word that anything may precede', () => {
    const after = ['20101', '20302'].map((number, index) => ({
      sightings: [sighting(`${['Contoso', 'Fabrikam'][index]} invoice ${number}`)],
    })) as [Change, Change];
    expect(proposed({}, {}, after)).toEqual([]);
    expect(proposed({ token: 'FinanceDetail' }, {}, after)).not.toEqual([]);
  });
});

describe('the place of the number', () => {
  it('is one that both invoices have', () => {
    const moved = { sightings: [sighting('Invoice #20302', { selector: '.note-text' })] };
    expect(proposed({ token: 'FinanceDetail' }, {}, [{}, moved])).toEqual([]);
  });

  it('gives no other number on either screen', () => {
    const texts = ['Invoice #20101', 'Invoice #99999'];
    const two = { sightings: [sighting('Invoice #20101', { texts })] };
    expect(proposed({ token: 'FinanceDetail' }, {}, [two, {}])).toEqual([]);
  });

  it('is rather a stable one', () => {
    const both = (number: string) => ({
      sightings: [
        sighting(`Invoice #${number}`),
        sighting(`Invoice #${number}`, { selector: '.detailLabel', kind: 'banner', instability: 1 }),
      ],
    });
    const lessons = proposed({ token: 'FinanceDetail' }, {}, [both('20101'), both('20302')]);
    expect(lessons[0]).toMatchObject({ kind: 'banner', isSure: true });
    expect(lessons.some(({ isSure }) => !isSure)).toBe(true);
  });
});

it('what is proposed may be stored', () => {
  const wrong = [{ contradictions: ['banner'] }, {}] satisfies [Change, Change];
  const lessons = proposed({ token: 'FinanceDetail', recordId: '7' }, { token: 'Ticket' }, wrong);
  expect(lessons).not.toEqual([]);
  for (const { overrides } of lessons) {
    const { fields, banner, screens } = v.parse(profileOverridesSchema, overrides);
    expect({ fields, banner, screens }).toEqual(overrides);
  }
});
