import { describe, expect, it } from 'vitest';
import { languages, wordsTags } from '#lib/i18n/languages.ts';
import { readCatalogs } from '../../../scripts/locales/read-catalogs.ts';
import { buttonKeys, isOneOf, sentenceTitles } from '../../../scripts/locales/wording/message-kinds.ts';
import { phrasesOf } from '../../../scripts/locales/wording/phrases.ts';
import { misspelledIn, spellingsOf } from '../../../scripts/locales/wording/wrong-words.ts';
import { wordingProblems } from '../../../scripts/locales/wording-problems.ts';

/** The problems of one message, without its key. */
function problemsOf(words: string, message: string, key = 'form.value', english = message): string[] {
  return wordingProblems(words, new Map([[key, message]]), new Map([[key, english]])).map((line) =>
    line.slice(`${key}: `.length),
  );
}

/** The word or the mark is wrong in the language; written otherwise it is not. */
interface Example {
  readonly words: string;
  readonly wrong: string;
  readonly right: string;
  readonly problem: string;
}

function example(words: string, wrong: string, right: string, problem: string): Example {
  return { words, wrong, right, problem };
}

describe('a problem', () => {
  it('is told with key, rule, words and what to use instead', () => {
    const catalog = new Map([['status.cancelled', 'Cancelled']]);
    expect(wordingProblems('en', catalog, catalog)).toEqual([
      'status.cancelled: spelling “Cancelled”, use “canceled”',
    ]);
  });

  it('is told once for each rule that a message breaks', () => {
    expect(problemsOf('en', 'It was cancelled and  sent anew')).toEqual([
      'spelling “cancelled”, use “canceled”',
      'wording “anew”, use “again”',
      '“lled and  sent a” needs one space',
    ]);
  });
});

describe('spelling', () => {
  it.each([
    example('en', 'Authorising', 'Authorizing', 'authorizing'),
    example('en', 'not recognised', 'not recognized', 'recognized'),
    example('en', 'your licence', 'your license', 'license'),
    example('en', 'a cheque', 'a check', 'check'),
    example('en', 'the colour', 'the color', 'color'),
    example('en', 'in the centre', 'in the center', 'center'),
    example('en', 'travelling', 'traveling', 'traveling'),
    example('en-AU', 'Canceled', 'Cancelled', 'cancelled'),
    example('en-AU', 'unauthorized', 'unauthorised', 'unauthorised'),
    example('en-GB', 'analyzed', 'analysed', 'analysed'),
    example('en-GB', 'your behavior', 'your behaviour', 'behaviour'),
    example('en-GB', 'two installments', 'two instalments', 'instalments'),
    example('de', 'Sie müssen wissen, daß', 'Sie müssen wissen, dass', 'dass'),
    example('de', 'Wiederspruch', 'Widerspruch', 'Widerspruch'),
    example('de', 'eine E-mail', 'eine E-Mail', 'E-Mail'),
    example('de', 'seperat', 'separat', 'separat'),
    example('fr', 'Reessayer', 'Réessayer', 'réessayer'),
    example('fr', 'Le paiement a echoué', 'Le paiement a échoué', 'échoué'),
    example('fr', 'un évènement', 'un événement', 'événement'),
    example('fr', 'le paiment', 'le paiement', 'paiement'),
    example('es', 'tarjeta de credito', 'tarjeta de crédito', 'crédito'),
    example('es', 'Numero', 'Número', 'número'),
    example('es', 'la pagina', 'la página', 'página'),
    example('es', 'inicie sesion', 'inicie sesión', 'sesión'),
    example('ar', 'الغاء', 'إلغاء', 'إلغاء'),
    example('ar', 'اعادة المحاولة', 'إعادة المحاولة', 'إعادة'),
    example('ar', 'رقم الفاتوره', 'رقم الفاتورة', 'الفاتورة'),
    example('ar', 'نعم او لا', 'نعم أو لا', 'أو'),
  ])('in $words: “$right”, not “$wrong”', ({ words, wrong, right, problem }) => {
    expect(problemsOf(words, wrong)).toEqual([expect.stringContaining(`use “${problem}”`)]);
    expect(problemsOf(words, right)).toEqual([]);
  });

  it.each([
    ['en', 'Merchant-Admin'],
    ['en', 'The cancellation of {cancelled} is an exercise; otherwise promise to advise.'],
    ['en', 'More than one organism surprises'],
    ['en-AU', 'A prize of that size'],
    ['de', 'Die Rechnung wurde storniert: colour'],
    ['de', 'Große Standards im E-Mail-Verkehr, außerhalb der Stornierung'],
    ['fr', 'La présente référence de connexions, prélevée et réessayée'],
    ['es', 'El reembolso fue devuelto; versiones y códigos del día'],
    ['ar', 'أوّلًا، إلغاء الاسترداد إلى البطاقة تلقائيًا'],
  ])('is not mistaken in %s: %s', (words, message) => {
    expect(problemsOf(words, message).filter((problem) => problem.startsWith('spelling'))).toEqual([]);
  });
});

describe('a phrase', () => {
  it.each([
    example('en', 'Sign in anew', 'Sign in again', 'anew'),
    example('en', 'Take it all the same', 'Take it anyway', 'all the same'),
    example('en', 'It is not sent any more', 'It is no longer sent', 'any more'),
    example('en', 'Sign in to go on', 'Sign in to continue', 'go on'),
    example('en', '{amount} can be given back', '{amount} refundable', 'given back'),
    example('en', 'Give this payment back', 'Refund this payment', 'Give this payment back'),
    example('en', 'Somebody else', 'Someone else', 'Somebody'),
    example('en-AU', 'ACH bank debit', 'Direct debit', 'ACH bank debit'),
    example('en-GB', 'A bank debit', 'A direct debit', 'bank debit'),
    example('en-GB', 'Sign in anew', 'Sign in again', 'anew'),
    example('de', 'Rückerstattung', 'Erstattung', 'Rückerstattung'),
    example('de', 'eine Email', 'eine E-Mail', 'Email'),
    example('fr', 'un e-mail', 'un e‑mail', 'e-mail'),
    example('fr', 'la surcharge', 'les frais supplémentaires', 'surcharge'),
    example('es', 'devolver el pago', 'reembolsar el pago', 'devolver'),
    example('es', 'el monto', 'el importe', 'monto'),
    example('ar', 'المشرف', 'مسؤول النظام', 'المشرف'),
  ])('in $words: “$right”, not “$wrong”', ({ words, wrong, right, problem }) => {
    expect(problemsOf(words, wrong)).toEqual([expect.stringContaining(`wording “${problem}”`)]);
    expect(problemsOf(words, right)).toEqual([]);
  });

  it.each([
    ['en', 'The renewed logo, logging and the partygoers'],
    ['en', 'Bank debit (ACH)'],
    ['es', 'El banco devolvió el pago'],
    ['ar', 'سيظهر رد البنك هنا'],
    ['de', 'Ein Individuum'],
    ['es', 'su estatuto y su actitud'],
  ])('is a whole word in %s: %s', (words, message) => {
    expect(problemsOf(words, message)).toEqual([]);
  });
});

describe('typography', () => {
  it.each([
    example('en', "WisePay's", 'WisePay’s', 'curved'),
    example('en', 'the "reason"', 'the “reason”', 'curved'),
    example('en', 'Checking...', 'Checking…', 'ellipsis'),
    example('en', 'Two  spaces', 'Two spaces', 'one space'),
    example('en', 'At the end ', 'At the end', 'no space at the ends'),
    example('en', 'One - two', 'One – two', 'a dash'),
    example('en', 'One—two', 'One – two', 'a dash'),
    example('en', 'Not this , that', 'Not this, that', 'no space before'),
    example('en', 'Why ?', 'Why?', 'no space before'),
    example('en', 'the «reason»', 'the “reason”', '“ ”'),
    example('de', 'der “Grund”', 'der „Grund“', '„ “'),
    example('de', 'Warum ?', 'Warum?', 'no space before'),
    example('fr', 'Pourquoi ?', 'Pourquoi\u202f?', 'no-break space before'),
    example('fr', 'Motif: {reason}', 'Motif\u00a0: {reason}', 'no-break space before'),
    example('fr', '« motif\u00a0»', '«\u00a0motif\u00a0»', 'no-break space after'),
    example('es', 'Está listo?', '¿Está listo?', '¿'),
    example('es', 'el “motivo”', 'el «motivo»', '« »'),
    example('ar', 'تحقق, ثم أعد', 'تحقق، ثم أعد', 'Arabic marks'),
    example('ar', 'هل تم?', 'هل تم؟', 'Arabic marks'),
  ])('in $words: “$right”, not “$wrong”', ({ words, wrong, right, problem }) => {
    expect(problemsOf(words, wrong)).toEqual(
      expect.arrayContaining([expect.stringMatching(new RegExp(`needs .*${problem}`))]),
    );
    expect(problemsOf(words, right)).toEqual([]);
  });

  it.each([
    ['de', 'Wird abgebrochen …'],
    ['en', 'Card •••• {last4}: {least} to {most}'],
    ['fr', 'À 10:30, un e‑mail'],
  ])('allows in %s: %s', (words, message) => {
    expect(problemsOf(words, message)).toEqual([]);
  });
});

describe('the end of a sentence', () => {
  it.each([
    ['a text', 'error.offline.text', 'Try again', 'Try again.'],
    ['a title that more text follows', 'terminal.result.title.approved', 'Approved', 'Approved.'],
    ['several sentences', 'form.value', 'It failed. Try again', 'It failed. Try again.'],
  ])('has a full stop in %s', (_, key, wrong, right) => {
    expect(problemsOf('en', wrong, key)).toEqual(['sentence without a full stop']);
    expect(problemsOf('en', right, key)).toEqual([]);
  });

  it.each([
    ['a title', 'error.offline.title'],
    ['a button', 'common.back'],
    ['a part of another button’s name', 'header.move.left'],
  ])('has none in %s', (_, key) => {
    expect(problemsOf('en', 'Try again.', key)).toEqual([expect.stringContaining('ends with a full stop')]);
    expect(problemsOf('en', 'Try again', key)).toEqual([]);
    expect(problemsOf('en', 'Checking…', key)).toEqual([]);
  });

  it('is that of the English message', () => {
    const end = (message: string, english: string) => problemsOf('de', message, 'form.value', english);
    expect(end('Kopiert', 'Copied.')).toEqual(['sentence without a full stop']);
    expect(end('Kopiert.', 'Copied')).toEqual(['full stop, which the English message does not have']);
    expect(end('Kopiert.', 'Copied.')).toEqual([]);
    expect(end('Kopiert', 'Copied')).toEqual([]);
    expect(end('{what}. Panel öffnen', '{what}. Open the panel')).toEqual([]);
  });

  it('may be a quotation, a question or, in a plural form, that of the general one', () => {
    expect(problemsOf('en', 'WisePay says “{reason}.”', 'form.text')).toEqual([]);
    expect(problemsOf('fr', 'WisePay indique «\u00a0{state}.\u00a0»', 'form.text')).toEqual([]);
    expect(problemsOf('ar', 'هل تم؟', 'form.text')).toEqual([]);
    const english = new Map([['wait.other', 'Wait {count} seconds.']]);
    expect(wordingProblems('ar', new Map([['wait.few', 'انتظر {count} ثوانٍ']]), english)).toEqual([
      'wait.few: sentence without a full stop',
    ]);
  });
});

describe('the length', () => {
  const long = (words: number) => `${Array.from({ length: words }, () => 'pay').join(' ')}.`;

  it('of a button is limited, however long its values are', () => {
    expect(problemsOf('en', 'Open the card-present screen in WisePay', 'retry.button')).toEqual([
      'button of 39 characters, at most 32',
    ]);
    expect(problemsOf('en', 'Charge {veryLongNameOfAValue} on {t}', 'retry.button')).toEqual([]);
  });

  it('of a title is limited', () => {
    const title = 'The sign-in to WisePay could not be completed in time';
    expect(problemsOf('en', title, 'error.timeout.title')).toEqual(['title of 53 characters, at most 45']);
    expect(problemsOf('de', title, 'error.timeout.title')).toEqual([]);
  });

  it('of a sentence and of all of them together is limited', () => {
    expect(problemsOf('en', long(19))).toEqual(['sentence of 19 words, at most 18']);
    expect(problemsOf('en', `${long(18)} ${long(18)}`)).toEqual([]);
    expect(problemsOf('en', [18, 18, 18].map(long).join(' '))).toEqual([
      'message of 218 characters, at most 190',
    ]);
  });

  it('is limited in a language without rules of its own as well', () => {
    expect(problemsOf('ja', long(23))).toEqual(['sentence of 23 words, at most 22']);
    expect(problemsOf('ja', "It's")).toEqual([expect.stringContaining('curved')]);
    expect(problemsOf('ja', long(22))).toEqual([]);
  });
});

describe('the rules', () => {
  it('name only messages that exist', async () => {
    const keys = [...((await readCatalogs('locales')).get('en')?.keys() ?? [])];
    const dead = [...buttonKeys, ...sentenceTitles].filter((each) => !keys.some((key) => isOneOf(each, key)));
    expect(dead).toEqual([]);
  });

  it.each(wordsTags)('are there for %s', (words) => {
    expect(phrasesOf[words]?.length).toBeGreaterThan(0);
  });

  it.each(wordsTags)('have a spelling of their own words in %s, which they do not rule out', (words) => {
    const spellings = spellingsOf[words] ?? new Map();
    expect(spellings.size).toBeGreaterThan(20);
    const right = [...spellings.values()];
    expect(right.flatMap((each) => misspelledIn(words, each))).toEqual([]);
  });

  it.each(languages)('rule nothing out that they recommend in %s', (language) => {
    const rules = phrasesOf[language] ?? [];
    expect(rules.flatMap(({ instead }) => problemsOf(language, instead.split(', ')[0] ?? ''))).toEqual([]);
  });
});
