/**
 * Notices when a lesson has gone wrong, because PSA was changed: the taught place is empty on invoices, or what stands
 * there is no invoice of WisePay's. One such screen says little, several in a row do.
 */
import * as v from 'valibot';
import { mountIdSchema, type PageState } from '../../protocol/page-messages.ts';
import type { PanelReply } from '../../protocol/panel-messages.ts';
import type { NoneReason } from '../../psa/reconcile.ts';
import { createRecentMap } from '../../recent-map.ts';
import { createTurns } from '../../turns.ts';
import type { LookAtTab } from '../tabs/popup-tab.ts';

/** How many in a row make a lesson doubtful. */
const doubtfulFrom = 3;
/** How long PSA may take to draw a screen, part by part, in ms. */
const drawnAfterMs = 3_000;
/** More panels than anyone has open. */
const mostPanels = 100;

const countsSchema = v.object({
  /** The lesson that they are about, by when it was learned: for another one, all start over. */
  learnedAt: v.number(),
  /** Screens in a row on which the lesson found no invoice. */
  misses: v.pipe(v.number(), v.integer(), v.minValue(0)),
  /** The last panels in a row whose invoice WisePay does not have. */
  refused: v.array(mountIdSchema),
});

type Counts = Readonly<v.InferOutput<typeof countsSchema>>;

/** Survives the browser, as the lesson does. */
export interface LessonHealthStore {
  /** Undefined before the first write. */
  read(): Promise<unknown>;
  write(counts: Counts): Promise<void>;
}

export interface LessonHealthOptions {
  readonly store: LessonHealthStore;
  /** When the lesson in force was learned, in ms since 1970; 0 for one that policy brings, null if none is. */
  learnedAt(): Promise<number | null>;
  readonly lookAtTab: LookAtTab;
  /** A timer, in ms. */
  wait(ms: number): Promise<void>;
  /** Called when the lesson has become doubtful, or no longer is. */
  onChange(): Promise<void>;
}

/** How often in a row something went wrong with the lesson in force; all zero if none is. */
export interface HealthFacts {
  readonly misses: number;
  readonly refusals: number;
  readonly isDoubtful: boolean;
}

/** Tab IDs are those of `browser.tabs`. All reject if the storage or the policy cannot be read. */
export interface LessonHealth {
  /** The tab's page says that the lesson finds no invoice. Resolves when the screen has been looked at once more. */
  missed(tabId: number): Promise<void>;
  /** The tab's panel got a reply. */
  replied(tabId: number, mountId: string, reply: PanelReply): Promise<void>;
  read(): Promise<HealthFacts>;
}

export function createLessonHealth(options: LessonHealthOptions): LessonHealth {
  const { store, learnedAt, lookAtTab, wait, onChange } = options;
  /** One change after the other, so that none is lost. */
  const inTurn = createTurns();
  /** The last miss of each tab whose screen is not looked at yet. */
  const waiting = new Map<number, symbol>();
  /** What was last said of each panel's invoice. */
  const known = createRecentMap<string, Verdict>(mostPanels);

  async function countsOf(lesson: number): Promise<Counts> {
    const stored = v.safeParse(countsSchema, await store.read());
    return stored.success && stored.output.learnedAt === lesson ? stored.output : nothingWrong(lesson);
  }

  function change(next: (counts: Counts) => Counts): Promise<void> {
    return inTurn(async () => {
      const lesson = await learnedAt();
      if (lesson === null) return;
      const before = await countsOf(lesson);
      const after = next(before);
      if (JSON.stringify(after) === JSON.stringify(before)) return;
      await store.write(after);
      if (factsOf(before).isDoubtful !== factsOf(after).isDoubtful) await onChange();
    });
  }

  async function pageOf(tabId: number): Promise<PageState | null> {
    const tab = await lookAtTab(tabId);
    return tab.kind === 'page' ? tab.page : null;
  }

  return {
    async missed(tabId) {
      const turn = Symbol();
      waiting.set(tabId, turn);
      await wait(drawnAfterMs);
      // Meanwhile the page has gone on to another such screen.
      if (waiting.get(tabId) !== turn) return;
      waiting.delete(tabId);
      const page = await pageOf(tabId);
      if (page !== null && isMiss(page)) await change((counts) => ({ ...counts, misses: counts.misses + 1 }));
    },

    async replied(tabId, mountId, reply) {
      const verdict = verdictOf(reply);
      if (verdict === null || known.get(mountId) === verdict || (await learnedAt()) === null) return;
      known.set(mountId, verdict);
      const page = await pageOf(tabId);
      // What a person typed says nothing about the lesson.
      if (page === null || page.invoice === null || page.isByHand) return;
      await change((counts) => {
        if (verdict === 'found') return nothingWrong(counts.learnedAt);
        const others = counts.refused.filter((each) => each !== mountId);
        return { ...counts, refused: [...others, mountId].slice(-doubtfulFrom) };
      });
    },

    async read() {
      const lesson = await learnedAt();
      return factsOf(lesson === null ? nothingWrong(0) : await countsOf(lesson));
    },
  };
}

function nothingWrong(learnedAt: number): Counts {
  return { learnedAt, misses: 0, refused: [] };
}

function factsOf({ misses, refused }: Counts): HealthFacts {
  const refusals = refused.length;
  return { misses, refusals, isDoubtful: misses >= doubtfulFrom || refusals >= doubtfulFrom };
}

/** Screens that are certainly no invoice's: opened by number there, an invoice was not expected on them. */
const otherScreens: readonly string[] = ['list', 'banner_names_another_screen'] satisfies NoneReason[];

/**
 * Whether a page shows an invoice that the lesson does not find: it is called one, or a person says so by its number.
 */
function isMiss({ invoice, isByHand, noneReason }: PageState): boolean {
  if (isByHand) return noneReason !== null && !otherScreens.includes(noneReason);
  return invoice === null && noneReason === ('no_record_named' satisfies NoneReason);
}

/** What WisePay says of an invoice that was read from a page. */
type Verdict = 'found' | 'refused';

/** Null if it says nothing about where the number was read. */
function verdictOf(reply: PanelReply): Verdict | null {
  if (!reply.ok) return null;
  const { view } = reply;
  if (view.kind === 'ready') return 'found';
  const isMismatch = view.kind === 'ambiguous' && view.reason === 'mismatch';
  // The other reasons are about an invoice that WisePay knows.
  const isUnknown = view.kind === 'not_synced' && view.reason === 'unknown';
  return isMismatch || isUnknown ? 'refused' : null;
}
