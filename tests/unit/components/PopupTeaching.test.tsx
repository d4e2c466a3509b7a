// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Popup } from '#components/popup/Popup.tsx';
import type { PopupState } from '#lib/popup/popup-controller.ts';
import type { LessonProblem, PlaceKind, Teaching } from '#lib/protocol/lesson.ts';
import type { PageState } from '#lib/protocol/page-messages.ts';
import { idlePopup } from '../support/popup.ts';
import { textOnScreen } from '../support/render-pod.tsx';

const noInvoice: PageState = {
  host: 'na.myconnectwise.net',
  invoice: null,
  isByHand: false,
  isGivenUp: false,
  hasMember: true,
  noneReason: 'no_signal',
};
const invoice = { host: 'na.myconnectwise.net', recordId: '5101', number: '20101' };
const atFirst: Teaching = { step: 'first', problem: null, place: null, lesson: null, isDoubtful: false };
const atSecond: Teaching = {
  ...atFirst,
  step: 'second',
  place: { kind: 'heading', text: 'Invoice – 20101', isSure: false },
};
const atOther: Teaching = {
  ...atFirst,
  step: 'other',
  place: { kind: 'heading', text: 'Invoice – 20102', isSure: true },
};
const taught: Teaching = { ...atFirst, lesson: { kind: 'heading', words: ['Invoice –'], isSure: true } };

const way = 'Teach this screen';
const quietWay = 'Wrong invoice, or none on another screen?';

afterEach(cleanup);
beforeEach(() => {
  vi.spyOn(document, 'hasFocus').mockReturnValue(true);
});

/** The popup on a page; `become` is what the worker's next answer makes of it. */
function show(teaching: Teaching | null, page: Partial<PageState> = {}, state: Partial<PopupState> = {}) {
  const callbacks = {
    onOpen: vi.fn(),
    onClose: vi.fn(),
    onTeach: vi.fn(),
    onTeachOther: vi.fn(),
    onStopTeaching: vi.fn(),
    onCopyReport: vi.fn(),
    onOptions: vi.fn(),
  };
  const popup = (now: Teaching | null, change: Partial<PopupState>) => (
    <Popup
      state={{
        ...idlePopup,
        tab: { kind: 'page', page: { ...noInvoice, ...page }, needsMember: true },
        teaching: now,
        ...change,
      }}
      {...callbacks}
    />
  );
  const { rerender } = render(popup(teaching, state));
  const become = (now: Teaching | null, change: Partial<PopupState> = {}) => rerender(popup(now, change));
  return { ...callbacks, become };
}

const button = (name: string) => screen.queryByRole('button', { name });
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));
const field = () => screen.getByLabelText<HTMLInputElement>('Number that you see');
const heading = (name: string) => screen.getByRole('heading', { name });

function teach(number: string) {
  fireEvent.input(field(), { target: { value: number } });
  press('Next');
}

describe('a screen can be taught', () => {
  it('where no invoice was found, beside opening by number', () => {
    show(atFirst);
    expect(button(way)).not.toBeNull();
    expect(screen.getByLabelText('Invoice number')).not.toBeNull();
  });

  it('where the panel was opened by number', () => {
    show(atFirst, { invoice, isByHand: true });
    expect(button(way)).not.toBeNull();
  });

  it('where an invoice was found, by a quiet link', () => {
    show(atFirst, { invoice });
    expect(button(way)).toBeNull();
    press(quietWay);
    expect(document.activeElement).toBe(field());
  });

  it.each<[string, Teaching | null, Partial<PageState>]>([
    ['where the administrator forbids it', null, {}],
    ['where nobody is signed in to PSA', atFirst, { hasMember: false }],
    ['where the panel has stopped', atFirst, { isGivenUp: true }],
  ])('but not %s', (_, teaching, page) => {
    show(teaching, page);
    expect(button(way)).toBeNull();
    expect(button(quietWay)).toBeNull();
  });

  it('but not in a tab that is no page of PSA', () => {
    show(atSecond, {}, { tab: { kind: 'elsewhere' } });
    expect(textOnScreen()).not.toContain(way);
  });
});

describe('a lesson that is doubtful', () => {
  const doubtful: Teaching = { ...taught, isDoubtful: true };
  const title = 'PSA’s screen seems to have changed';

  it('is said, and taught again or undone', () => {
    const { onStopTeaching } = show(doubtful);
    expect(heading(title)).not.toBeNull();
    expect(textOnScreen()).toContain('Teach it again with two invoices and a list.');
    press('Undo');
    expect(onStopTeaching).toHaveBeenCalledOnce();
    cleanup();
    show(doubtful);
    press('Teach again');
    expect(document.activeElement).toBe(field());
  });

  it('is said of what the administrator brought, which is not undone here', () => {
    show({ ...doubtful, lesson: null });
    expect(heading(title)).not.toBeNull();
    expect(button('Undo')).toBeNull();
    press('Teach again');
    expect(document.activeElement).toBe(field());
  });

  it('is said beside a panel for a wrong invoice, in place of the quiet link', () => {
    show(doubtful, { invoice });
    expect(heading(title)).not.toBeNull();
    expect(button('Teach again')).not.toBeNull();
    expect(button(quietWay)).toBeNull();
  });

  it('is said on a page that is not PSA’s, because the toolbar says so there, too', () => {
    show(doubtful, {}, { tab: { kind: 'elsewhere' } });
    expect(textOnScreen()).toContain(title);
    expect(button('Teach again')).toBeNull();
  });

  it('is not mentioned while all is well', () => {
    show(taught);
    expect(textOnScreen()).not.toContain(title);
  });
});

describe('the first step', () => {
  it('asks for the number alone, and says that nothing else is sent', () => {
    const { onTeach } = show(atFirst);
    press(way);
    expect(heading('Teach this screen: 1 of 3')).not.toBeNull();
    expect(screen.queryByLabelText('Invoice number')).toBeNull();
    expect(textOnScreen()).toContain('Nothing else is sent, and no money moves.');
    expect(document.activeElement).toBe(field());
    teach(' #20101 ');
    expect(onTeach).toHaveBeenCalledExactlyOnceWith('20101');
  });

  it('refuses what is no number, and takes one number at a time', () => {
    const { onTeach, become } = show(atFirst);
    press(way);
    teach('twenty invoices');
    expect(field().getAttribute('aria-invalid')).toBe('true');
    become(atFirst, { busy: 'popup.teach' });
    teach('20101');
    expect(onTeach).not.toHaveBeenCalled();
  });

  it('can be left again', () => {
    const { onStopTeaching } = show(atFirst);
    press(way);
    press('Back');
    expect(document.activeElement).toBe(heading(way));
    expect(onStopTeaching).not.toHaveBeenCalled();
  });

  it('that was tried can be left for good', () => {
    const { onStopTeaching } = show({ ...atFirst, problem: 'number_not_seen' });
    press('Back');
    expect(onStopTeaching).toHaveBeenCalledOnce();
    expect(button(way)).not.toBeNull();
  });

  it('shows the number that was not found', () => {
    const { become } = show(atFirst);
    press(way);
    teach('20101');
    become({ ...atFirst, problem: 'number_not_seen' });
    expect(screen.getByRole('alert').textContent).toContain('The panel doesn’t see 20101 on this page.');
    expect(field().value).toBe('20101');
  });
});

describe('the second step', () => {
  it('is shown at once when the popup is opened again, with an empty field', () => {
    const { become } = show(atFirst);
    press(way);
    teach('20101');
    become(atSecond);
    expect(heading('Teach this screen: 2 of 3')).not.toBeNull();
    expect(textOnScreen()).toContain('Open an invoice of another customer, then open this popup again.');
    expect(field().value).toBe('');
    expect(document.activeElement).toBe(field());
  });

  it.each<[PlaceKind, string]>([
    ['banner', 'in the banner “No. 20101”.'],
    ['heading', 'in the heading “No. 20101”.'],
    ['field', 'in the field “No. 20101”.'],
    ['row', 'in the row “No. 20101”.'],
    ['breadcrumb', 'in the breadcrumb “No. 20101”.'],
    ['title', 'in the title of the tab: “No. 20101”.'],
    ['text', 'in the text “No. 20101”.'],
  ])('says where the number is: %s', (kind, words) => {
    show({ ...atSecond, place: { kind, text: 'No. 20101', isSure: false } });
    expect(textOnScreen()).toContain(`The number is ${words}`);
    expect(textOnScreen()).toContain('also marked on the page');
  });

  it('teaches the number, on a page with an invoice too', () => {
    const { onTeach } = show(atSecond, { invoice });
    teach('20102');
    expect(onTeach).toHaveBeenCalledExactlyOnceWith('20102');
  });

  it('can be left to start over at the first one', () => {
    const { onStopTeaching, become } = show(atSecond);
    press('Start over');
    expect(onStopTeaching).toHaveBeenCalledOnce();
    become(atFirst);
    expect(heading('Teach this screen: 1 of 3')).not.toBeNull();
  });
});

describe('the last step', () => {
  it('has a button for a screen that is no invoice, and its heading has the focus', () => {
    const { onTeachOther } = show(atOther);
    expect(document.activeElement).toBe(heading('Teach this screen: 3 of 3'));
    expect(screen.queryByRole('textbox')).toBeNull();
    press('This is not an invoice');
    expect(onTeachOther).toHaveBeenCalledOnce();
  });

  it.each([
    [true, 'should find this place again after PSA updates'],
    [false, 'A PSA update may move this place.'],
  ])('says how sure the place is: %s', (isSure, words) => {
    show({ ...atOther, place: { kind: 'text', text: '', isSure } });
    expect(textOnScreen()).toContain('The number was found on the page.');
    expect(textOnScreen()).toContain(words);
  });

  it('ends with what was learned and what it goes by, and can be undone', () => {
    const { onStopTeaching, become } = show(atOther);
    press('This is not an invoice');
    become(taught, { hasLearned: true });
    expect(document.activeElement).toBe(heading('Learned'));
    expect(textOnScreen()).toContain('The panel now finds invoices on this screen.');
    expect(textOnScreen()).toContain('It goes by the heading.');
    expect(screen.getByRole('listitem').textContent).toBe('Invoice –');
    expect(textOnScreen()).toContain('These words should not name a customer.');
    expect(screen.queryByLabelText('Invoice number')).toBeNull();
    press('Undo');
    expect(onStopTeaching).toHaveBeenCalledOnce();
    become(atFirst);
    expect(document.activeElement).toBe(heading(way));
  });

  it('leaves the words out where it goes by none', () => {
    show({ ...atFirst, lesson: { kind: 'text', words: [], isSure: false } }, {}, { hasLearned: true });
    expect(textOnScreen()).toContain('It goes by the text around the number.');
    expect(textOnScreen()).not.toContain('name a customer');
  });
});

describe('a problem is told with what to do next', () => {
  it.each<[LessonProblem, Teaching, string, string]>([
    ['number_not_seen', atFirst, 'Number not found', 'Scroll to it, or check the number.'],
    ['same_invoice', atSecond, 'Same invoice again', 'Open an invoice of another customer'],
    ['found_elsewhere', atOther, 'Too similar to an invoice', 'Open a list or a ticket and try again'],
    ['page_closed', atOther, 'The page couldn’t be read', 'repeat this step'],
  ])('%s, and the step can be repeated', (problem, teaching, title, text) => {
    show({ ...teaching, problem });
    const alert = screen.getByRole('alert').textContent;
    expect(alert).toContain(title);
    expect(alert).toContain(text);
    expect(button('Next') ?? button('This is not an invoice')).not.toBeNull();
  });

  it('nothing_in_common, and the panel can be opened by number, or teaching started over', () => {
    const { onStopTeaching, become } = show({ ...atSecond, problem: 'nothing_in_common' });
    expect(screen.getByRole('alert').textContent).toContain('The panel couldn’t learn this screen');
    expect(screen.getByRole('alert').textContent).toContain('Open by number still works.');
    expect(screen.getByLabelText('Invoice number')).not.toBeNull();
    press('Start over');
    expect(onStopTeaching).toHaveBeenCalledOnce();
    become(atFirst);
    expect(document.activeElement).toBe(field());
  });

  it('nothing_in_common, found while the popup was open in which the first step was taken', () => {
    const { become } = show(atFirst);
    press(way);
    teach('20101');
    become(atSecond);
    teach('20102');
    become({ ...atSecond, problem: 'nothing_in_common' });
    expect(screen.getByRole('alert').textContent).toContain('The panel couldn’t learn this screen');
    expect(button('Next')).toBeNull();
  });
});

describe('what was learned before', () => {
  it('can be taught again where no invoice is found, or undone', () => {
    const { onStopTeaching } = show(taught);
    expect(heading('A screen was taught')).not.toBeNull();
    press('Undo');
    expect(onStopTeaching).toHaveBeenCalledOnce();
    expect(document.activeElement).toBe(heading('A screen was taught'));
    press('Teach again');
    expect(heading('Teach this screen: 1 of 3')).not.toBeNull();
  });

  it('can be undone on an invoice that it found wrongly', () => {
    const { onStopTeaching } = show(taught, { invoice });
    expect(button('Undo')).toBeNull();
    press(quietWay);
    expect(textOnScreen()).toContain('It goes by the heading.');
    press('Undo');
    expect(onStopTeaching).toHaveBeenCalledOnce();
    expect(document.activeElement).toBe(button(quietWay));
  });

  it('is not undone while a step that was tried would be forgotten in its place', () => {
    show({ ...taught, problem: 'number_not_seen' });
    expect(button('Undo')).toBeNull();
  });
});
