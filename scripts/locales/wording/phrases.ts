/** Words and phrases that a language does not use: stilted ones, and second names for one thing. */

/** What is wrong, and what to write instead. */
export interface Phrase {
  /** A part of a regular expression, for whole words in any letter case. */
  readonly wrong: string;
  readonly instead: string;
}

const english: readonly Phrase[] = [
  { wrong: 'anew', instead: 'again' },
  { wrong: 'by (?:itself|themselves)', instead: 'automatically' },
  { wrong: 'all the same', instead: 'anyway' },
  { wrong: 'any ?more', instead: 'no longer' },
  { wrong: 'whoever|whosoever', instead: 'anyone who' },
  { wrong: '(?:go|goes|going|went) on', instead: 'continue' },
  { wrong: 'in the meantime', instead: 'just, now' },
  { wrong: '(?:give|gives|gave|given|giving) (?:\\S+ ){0,3}back', instead: 'refund' },
  { wrong: '(?:some|any)body', instead: 'someone, anyone' },
  { wrong: 'part paid|partly', instead: 'partially' },
  { wrong: 'asked for by', instead: 'requested by' },
  { wrong: 'if it stays', instead: 'if this continues' },
  { wrong: 'out of sight', instead: 'off screen' },
  { wrong: 'a window of its own', instead: 'a separate window' },
  { wrong: '(?:does not|doesn’t|no longer) tells?', instead: 'can’t confirm, doesn’t show' },
  { wrong: 'is left to pay', instead: 'is still due' },
  { wrong: 'left of (?:it|(?:this|the) payment)', instead: 'remaining' },
  { wrong: 'what (?:was to come|came of)', instead: 'the result' },
  { wrong: '(?:a )?short while ago|a moment ago', instead: 'just, recently' },
  { wrong: 'payments screen', instead: 'payment page' },
  { wrong: '(?:has|have|having) to', instead: 'need to, must' },
  { wrong: 'accounting package', instead: 'accounting software' },
  { wrong: 'e-mails?', instead: 'email' },
  { wrong: 'time-outs?', instead: 'timeout' },
  { wrong: 'log(?:ged)? ?(?:in|out)|login', instead: 'sign in, sign out' },
];

/** Australia and the United Kingdom: what they call differently, besides spelling. */
const commonwealth: readonly Phrase[] = [
  { wrong: 'bank debits?(?: \\(ACH\\))?|ACH(?: bank)?(?: debits?)?', instead: 'direct debit' },
  { wrong: '(?:a|the|your|this) license', instead: 'licence' },
];

const german: readonly Phrase[] = [
  { wrong: '(?:zurück|rück)(?:erstatt|zahl|vergüt)\\p{L}*|gutgeschrieben', instead: 'erstatten' },
  { wrong: 'zuschlag\\p{L}*|zusatzgebühr\\p{L}*', instead: 'Aufschlag' },
  { wrong: 'zweimal (?:be)?zahl\\p{L}*', instead: 'doppelt bezahlt' },
  { wrong: 'zahlungsbildschirm\\p{L}*|zahlseite', instead: 'Zahlungsseite' },
  { wrong: 'kartenleser\\p{L}*|kartengerät\\p{L}*', instead: 'Terminal' },
  { wrong: 'webseite\\p{L}*', instead: 'Website, Seite' },
  { wrong: 'mahnung\\p{L}*', instead: 'Erinnerung' },
  { wrong: 'email\\p{L}*|(?<!-)mails?', instead: 'E-Mail' },
  { wrong: 'einlogg\\p{L}*|eingeloggt|ausgeloggt|login', instead: 'anmelden' },
  {
    wrong: 'von (?:selbst|alleine)|nichtsdestotrotz|wer auch immer',
    instead: 'automatisch, trotzdem, jeder',
  },
  { wrong: 'in der zwischenzeit', instead: 'inzwischen' },
  { wrong: 'du|dich|dein\\p{L}*', instead: 'Sie' },
];

const french: readonly Phrase[] = [
  { wrong: 'surcharges?|supplément', instead: 'frais supplémentaires' },
  { wrong: 'règles? du navigateur|politiques?', instead: 'stratégie' },
  { wrong: 'e-?mails?|courriels?|(?<!\u2011)mails?', instead: 'e‑mail, with a non-breaking hyphen' },
  { wrong: 'rembours\\p{L}* en retour|restitu\\p{L}*|redonn\\p{L}*|rendue?s?', instead: 'rembourser' },
  { wrong: 'lecteurs? de cartes?', instead: 'terminal' },
  { wrong: 'login|se logu?er', instead: 'se connecter' },
  { wrong: 'rafraîchi\\p{L}*|recharge[rz]', instead: 'actualiser' },
  { wrong: 'de (?:lui|soi)-même|par (?:lui|soi)-même', instead: 'automatiquement' },
  { wrong: 'quiconque|en dépit de tout', instead: 'toute personne qui, malgré cela' },
];

const spanish: readonly Phrase[] = [
  { wrong: 'sobrecargos?|suplementos?', instead: 'recargo' },
  { wrong: 'directivas?', instead: 'política' },
  { wrong: 'montos?', instead: 'importe' },
  { wrong: 'devolver|devuelven?|devoluci(?:ón|ones)', instead: 'reembolsar, reembolso' },
  { wrong: 'datáfonos?|lector(?:es)? de tarjetas?', instead: 'terminal' },
  { wrong: 'e-?mails?', instead: 'correo' },
  { wrong: 'refres(?:car|que)|actualice (?:la|esta) página', instead: 'recargar la página' },
  { wrong: 'login|loguear\\p{L}*', instead: 'iniciar sesión' },
  { wrong: 'por sí (?:mismo|misma|solo|sola)|quienquiera', instead: 'automáticamente, quien' },
  { wrong: 'entretanto|mientras tanto', instead: 'ya, acaba de' },
  { wrong: 'tú|tu|tus', instead: 'usted, su' },
];

const arabic: readonly Phrase[] = [
  {
    wrong:
      '(?:ال)?إرجاع (?:المال|المبلغ|الأموال)|إعادة (?:المال|المبلغ)|ردّ?(?:ها|هما)|ردّ? (?:ال)?مبلغ|ي[ُ]?ردّ?',
    instead: 'استرداد',
  },
  { wrong: '(?:[فوبلك])?(?:ال|لل)(?:مشرف|مسؤول)|أدمن', instead: 'مسؤول النظام' },
  { wrong: '(?:ال)?[اإ]يميل', instead: 'البريد الإلكتروني' },
  { wrong: '(?:ال)?لوغ ?إن|تسجيل دخول جديد من جديد', instead: 'تسجيل الدخول' },
  { wrong: 'من تلقاء (?:نفسه|نفسها|ذاته|ذاتها)', instead: 'تلقائيًا' },
  { wrong: 'كائنًا من كان', instead: 'أي شخص' },
];

/** By language or variant; a variant has only what it adds to its language. */
export const phrasesOf: Readonly<Record<string, readonly Phrase[]>> = {
  en: english,
  'en-AU': commonwealth,
  'en-GB': commonwealth,
  de: german,
  fr: french,
  es: spanish,
  ar: arabic,
};
