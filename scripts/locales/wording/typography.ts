/** Quotation marks, spaces and punctuation, as a language sets them. */

/** What is wrong, and what to write instead. */
interface TypographyRule {
  readonly wrong: RegExp;
  readonly instead: string;
}

const common: readonly TypographyRule[] = [
  { wrong: /["']/u, instead: 'curved quotation marks and apostrophes' },
  { wrong: /\.{2,}/u, instead: 'an ellipsis (…)' },
  { wrong: /\s{2,}/u, instead: 'one space' },
  { wrong: /^\s|\s$/u, instead: 'no space at the ends' },
  { wrong: /\s-\s|—|\s–\S|\S–\s/u, instead: 'a dash with a space on each side ( – )' },
  { wrong: /\s[.,؛،]/u, instead: 'no space before the punctuation mark' },
];

/** Everywhere but in French. */
const noSpace: TypographyRule = { wrong: /\s[:;!?؟]/u, instead: 'no space before the punctuation mark' };

const rulesOf: Readonly<Record<string, readonly TypographyRule[]>> = {
  en: [noSpace, { wrong: /[„«»‹›]/u, instead: 'quotation marks “ ”' }],
  de: [noSpace, { wrong: /[”«»‹›]|(?<!„[^“]*)“/u, instead: 'quotation marks „ “' }],
  fr: [
    { wrong: /[^\u202f\u00a0\s][:;!?»](?!\d)/u, instead: 'a no-break space before : ; ! ? »' },
    { wrong: / [:;!?»]/u, instead: 'a no-break space before : ; ! ? »' },
    { wrong: /«[^\u202f\u00a0]/u, instead: 'a no-break space after «' },
    { wrong: /[“”„]/u, instead: 'quotation marks « »' },
  ],
  es: [
    noSpace,
    { wrong: /[“”„]/u, instead: 'quotation marks « »' },
    { wrong: /^[^¿]*\?/u, instead: 'a ¿ before the question' },
    { wrong: /^[^¡]*!/u, instead: 'a ¡ before the exclamation' },
  ],
  ar: [
    noSpace,
    { wrong: /[“”„]/u, instead: 'quotation marks « »' },
    { wrong: /[,;?]/u, instead: 'the Arabic marks ، ؛ ؟' },
  ],
};

/**
 * One line for each rule that a message breaks.
 *
 * @param language the language, or that of a variant; one without rules of its own has the common ones
 */
export function typographyProblems(language: string, message: string): string[] {
  const rules = [...common, ...(rulesOf[language] ?? [])];
  return rules.flatMap(({ wrong, instead }) => {
    const found = wrong.exec(message);
    return found === null ? [] : [`“${around(message, found.index)}” needs ${instead}`];
  });
}

/** The place with what is around it: a space alone says nothing. */
function around(message: string, index: number): string {
  return message.slice(Math.max(0, index - 8), index + 8);
}
