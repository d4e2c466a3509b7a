/** English words that the United States spell differently from Australia and the United Kingdom. */

/** Words by their other spelling, in lower case; a key with capitals stands for a word in these capitals only. */
export type Spellings = ReadonlyMap<string, string>;

/** Beginnings, with the endings of the United States and those of the Commonwealth. */
const families: readonly {
  readonly beginnings: readonly string[];
  readonly endings: readonly (readonly [american: string, commonwealth: string])[];
}[] = [
  {
    beginnings: words(
      'apologi authori unauthori capitali categori customi emphasi finali initiali itemi locali maximi memori minimi',
      'normali optimi organi reorgani personali prioriti reali recogni unrecogni speciali standardi summari',
      'synchroni utili visuali',
    ),
    endings: pairs('ze/se zes/ses zed/sed zing/sing zer/ser zation/sation zations/sations'),
  },
  { beginnings: words('analy paraly cataly'), endings: pairs('ze/se zed/sed zing/sing') },
  {
    beginnings: words('cancel dial equal fuel initial label level model signal total travel tunnel'),
    endings: pairs('ed/led ing/ling er/ler ers/lers'),
  },
  {
    beginnings: words('behavi col endeav fav flav harb hon hum lab neighb'),
    endings: pairs(
      'or/our ors/ours ored/oured oring/ouring oral/oural orite/ourite orites/ourites orable/ourable',
    ),
  },
  { beginnings: words('calib cent fib lit theat'), endings: pairs('er/re ers/res ered/red ering/ring') },
];

const singles = pairs(
  'analog/analogue catalog/catalogue catalogs/catalogues colorful/colourful defense/defence enroll/enrol',
  'enrollment/enrolment fulfill/fulfil fulfillment/fulfilment gray/grey installment/instalment',
  'installments/instalments judgment/judgement offense/offence pretense/pretence skillful/skilful',
  'acknowledgment/acknowledgement acknowledgments/acknowledgements aging/ageing',
);

/** Words that only one side rules out: the other has both, with different meanings. */
const ruledOutInAmerica = pairs(
  'cheque/check cheques/checks licence/license licences/licenses practise/practice practised/practiced',
  'amongst/among learnt/learned towards/toward whilst/while',
);

const all = [
  ...families.flatMap(({ beginnings, endings }) =>
    beginnings.flatMap((beginning) =>
      endings.map(
        ([american, commonwealth]) => [`${beginning}${american}`, `${beginning}${commonwealth}`] as const,
      ),
    ),
  ),
  ...singles,
];

/** The words that are wrong in the United States, each with its spelling there. */
export const americanSpellings: Spellings = new Map([
  ...all.map(([american, commonwealth]) => [commonwealth, american] as const),
  ...ruledOutInAmerica,
]);

/** The words that are wrong in Australia and the United Kingdom, each with its spelling there. */
export const commonwealthSpellings: Spellings = new Map(all);

function words(...lines: readonly string[]): string[] {
  return lines.join(' ').split(' ');
}

/** Pairs of spellings, such as `centre/center cheque/check`. */
export function pairs(...lines: readonly string[]): (readonly [string, string])[] {
  return words(...lines).map((pair) => {
    const [one = '', other = ''] = pair.split('/');
    return [one, other] as const;
  });
}
