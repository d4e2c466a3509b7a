import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createDock, type DockOptions } from '#lib/panel/dock.ts';
import type { Docking } from '#lib/protocol/frame-messages.ts';
import type { PanelSettings } from '#lib/protocol/panel-settings.ts';
import { showInvoice, showTerminalPayment } from '#lib/protocol/shown.ts';
import type { ReadyView } from '#lib/protocol/views.ts';
import { paidInvoice, readyView } from '../support/invoices.ts';
import { approvedTerminalPayment } from '../support/terminal-payment.ts';

const unpaidView = () => readyView();
const paidView = () => readyView(showInvoice(paidInvoice));

let kept: PanelSettings;
let isBeside: boolean;
let isBesideNow: () => Promise<boolean>;
const openSidePanel = vi.fn<DockOptions['openSidePanel']>();
const onChange = vi.fn();

beforeEach(() => {
  kept = { side: 'right', place: 'panel', width: 320, offset: 0, isPlaceLocked: false };
  isBeside = false;
  isBesideNow = async () => isBeside;
  openSidePanel.mockReset().mockResolvedValue();
  onChange.mockReset();
  use = { isPointedAt: false, isTouched: false };
});

/** Whether the page's window is narrow now. */
let isNarrow: boolean;
/** What the person has done in the panel so far. */
let use: { isPointedAt: boolean; isTouched: boolean };

async function dockOf(change: Partial<PanelSettings> = {}, startsNarrow = false) {
  isNarrow = startsNarrow;
  kept = { ...kept, ...change };
  const dock = createDock({
    settings: {
      read: async () => kept,
      async write(written: Partial<Docking>) {
        kept = { ...kept, ...written };
      },
    },
    isNarrow: () => isNarrow,
    isBeside: () => isBesideNow(),
    openSidePanel,
    use,
    onChange,
  });
  await dock.start();
  return dock;
}

describe('where the panel starts', () => {
  it.each(['panel', 'tab'] as const)('is where the person keeps it: %s', async (place) => {
    const dock = await dockOf({ place });
    expect(dock.docking?.place).toBe(place);
  });

  it('is the tab in a narrow window, and the choice for wide ones stays', async () => {
    const dock = await dockOf({}, true);
    expect(dock.docking?.place).toBe('tab');
    dock.expand();
    expect(dock.docking?.place).toBe('panel');
    dock.collapse();
    expect(kept.place).toBe('panel');
  });

  it.each([
    ['stays open in a window that has become narrow', false, 'panel'],
    ['stays a tab in a window that has become wide', true, 'tab'],
  ] as const)('%s', async (_, startsNarrow, place) => {
    const dock = await dockOf({}, startsNarrow);
    isNarrow = !startsNarrow;
    dock.see(unpaidView());
    expect(dock.docking?.place).toBe(place);
  });

  it('is open after all if something about an invoice that needs nothing waits to be read', async () => {
    const dock = await dockOf();
    dock.see(paidView());
    dock.seeUnread();
    expect(dock.docking?.place).toBe('panel');
    expect(onChange).toHaveBeenCalled();
    dock.collapse();
    expect(kept.place).toBe('panel');
  });

  it.each([
    ['keeps the tab', { place: 'tab' }, false],
    ['works in a narrow window', {}, true],
  ] as const)('stays the tab with something to read if the person %s', async (_, change, startsNarrow) => {
    const dock = await dockOf(change, startsNarrow);
    dock.see(paidView());
    dock.seeUnread();
    expect(dock.docking?.place).toBe('tab');
  });

  it('is the tab for an invoice that needs nothing, and open for the next one', async () => {
    const dock = await dockOf();
    dock.see(paidView());
    expect(dock.docking?.place).toBe('tab');
    dock.expand();
    expect(dock.docking?.place).toBe('panel');
    dock.collapse();
    expect(kept.place).toBe('panel');
  });

  it('is open for an invoice that is due, also once that is paid', async () => {
    const dock = await dockOf();
    dock.see(unpaidView());
    dock.see(paidView());
    expect(dock.docking?.place).toBe('panel');
  });

  it('stays open if the person opened it before the invoice was there', async () => {
    const dock = await dockOf({ place: 'tab' });
    dock.expand();
    dock.see(paidView());
    expect(dock.docking?.place).toBe('panel');
  });
});

describe('beside WisePay’s own pod', () => {
  const hostedView = (change: Partial<ReadyView> = {}): ReadyView => ({
    ...unpaidView(),
    hosted: 'collapse',
    ...change,
  });
  const placeOf = (dock: Awaited<ReturnType<typeof dockOf>>) => dock.docking?.place;

  it('the panel starts as the tab, and opening it says nothing about other invoices', async () => {
    const dock = await dockOf();
    dock.see(hostedView());
    expect(placeOf(dock)).toBe('tab');
    dock.expand();
    expect(placeOf(dock)).toBe('panel');
    dock.see(hostedView());
    expect(placeOf(dock)).toBe('panel');
    dock.collapse();
    expect(kept.place).toBe('panel');
  });

  it('it starts open if the policy shows it', async () => {
    const dock = await dockOf();
    dock.see(hostedView({ hosted: 'show' }));
    expect(placeOf(dock)).toBe('panel');
  });

  it('it collapses when the pod arrives late, once', async () => {
    const dock = await dockOf();
    dock.see(unpaidView());
    expect(placeOf(dock)).toBe('panel');
    dock.see(hostedView());
    expect(placeOf(dock)).toBe('tab');
    dock.comeForward();
    dock.see(unpaidView());
    dock.see(hostedView());
    expect(placeOf(dock)).toBe('panel');
  });

  it.each(['isPointedAt', 'isTouched'] as const)(
    'it stays open in use when the pod arrives: %s',
    async (sign) => {
      const dock = await dockOf();
      dock.see(unpaidView());
      use[sign] = true;
      dock.see(hostedView());
      expect(placeOf(dock)).toBe('panel');
      use[sign] = false;
      dock.see(hostedView());
      expect(placeOf(dock)).toBe('panel');
    },
  );

  it('it starts as the tab under a resting pointer, and stays open after a press, such as for the sign-in', async () => {
    use.isPointedAt = true;
    const resting = await dockOf();
    resting.see(hostedView());
    expect(placeOf(resting)).toBe('tab');
    use.isTouched = true;
    const pressed = await dockOf();
    pressed.see({ kind: 'sign_in', email: null });
    pressed.see(hostedView());
    expect(placeOf(pressed)).toBe('panel');
  });

  it.each<[string, Partial<ReadyView>]>([
    ['a payment on a terminal', { terminalPayment: showTerminalPayment(approvedTerminalPayment) }],
    ['a payment that was left', { leftPayments: [showTerminalPayment(approvedTerminalPayment)] }],
    ['a payments screen', { paymentScreenOpen: true }],
  ])('it stays open with %s', async (_, change) => {
    const dock = await dockOf();
    dock.see(hostedView(change));
    expect(placeOf(dock)).toBe('panel');
    dock.see(hostedView());
    expect(placeOf(dock)).toBe('panel');
  });

  it('it stays as it was chosen meanwhile', async () => {
    const dock = await dockOf();
    dock.see(unpaidView());
    dock.collapse();
    dock.expand();
    dock.see(hostedView());
    expect(placeOf(dock)).toBe('panel');
    expect(kept.place).toBe('panel');
  });

  it('the tab stays one with something to read', async () => {
    const dock = await dockOf();
    dock.see({ ...paidView(), hosted: 'collapse' });
    dock.seeUnread();
    expect(placeOf(dock)).toBe('tab');
  });

  it('nothing collapses in the side panel', async () => {
    isBeside = true;
    const dock = await dockOf({ place: 'side_panel' });
    dock.see(hostedView());
    expect(placeOf(dock)).toBe('side_panel');
    dock.moveOntoPage();
    dock.see(hostedView());
    isBeside = false;
    await dock.look();
    expect(placeOf(dock)).toBe('panel');
  });

  it('a panel that is locked on the page starts as the tab, too', async () => {
    const dock = await dockOf({ isPlaceLocked: true });
    dock.see(hostedView());
    expect(placeOf(dock)).toBe('tab');
  });
});

describe('a choice', () => {
  it('is remembered', async () => {
    const dock = await dockOf();
    dock.collapse();
    expect([dock.docking?.place, kept.place]).toEqual(['tab', 'tab']);
    dock.expand();
    expect([dock.docking?.place, kept.place]).toEqual(['panel', 'panel']);
  });

  it('holds for now where the administrator has locked the place', async () => {
    const dock = await dockOf({ place: 'tab', isPlaceLocked: true });
    dock.expand();
    expect([dock.docking?.place, kept.place]).toEqual(['panel', 'tab']);
    expect([dock.mayMoveBeside, dock.mayMoveOntoPage]).toEqual([false, false]);
  });

  it('made beside a closed side panel is one for now: the person still works there', async () => {
    const dock = await dockOf({ place: 'side_panel' });
    dock.comeForward();
    expect(dock.docking?.place).toBe('panel');
    dock.collapse();
    expect([dock.docking?.place, kept.place]).toEqual(['tab', 'side_panel']);
  });

  it('of the width and the height is kept within limits, and remembered at the end', async () => {
    const dock = await dockOf();
    dock.adjust({ width: 9_000, offset: -50 }, false);
    expect(dock.docking).toMatchObject({ width: 560, offset: 0 });
    dock.adjust({ offset: Number.NaN }, false);
    expect(dock.docking).toMatchObject({ offset: 0 });
    expect(kept).toMatchObject({ width: 320 });
    dock.adjust({ width: 10, offset: 80.4 }, true);
    expect(kept).toMatchObject({ width: 300, offset: 80 });
  });
});

describe('the side panel', () => {
  it('is found open by a panel of a person who keeps it on the page, too', async () => {
    isBeside = true;
    const dock = await dockOf();
    await vi.waitFor(() => expect(dock.docking?.place).toBe('side_panel'));
  });

  it('that has closed is not brought back by an answer that comes late', async () => {
    const dock = await dockOf({ place: 'side_panel' });
    const answers: ((is: boolean) => void)[] = [];
    isBesideNow = () => new Promise((resolve) => answers.push(resolve));
    const looks = [dock.look(), dock.look()];
    answers[1]?.(false);
    answers[0]?.(true);
    await Promise.all(looks);
    expect(dock.docking?.place).toBe('tab');
  });

  it('opens from the header, becomes the person’s place, and hides the panel', async () => {
    const dock = await dockOf();
    dock.moveBeside();
    await vi.waitFor(() => expect(kept.place).toBe('side_panel'));
    isBeside = true;
    await dock.look();
    expect(dock.docking?.place).toBe('side_panel');
  });

  it('opens from the tab of a person who works there', async () => {
    const dock = await dockOf({ place: 'side_panel' });
    expect([dock.docking?.place, dock.opensBeside]).toEqual(['tab', true]);
    dock.expand();
    expect(openSidePanel).toHaveBeenCalledOnce();
  });

  it('is found open by the next invoice, which shows nothing on the page', async () => {
    isBeside = true;
    const dock = await dockOf({ place: 'side_panel' });
    expect(dock.docking?.place).toBe('side_panel');
  });

  it('leaves the tab when it closes', async () => {
    isBeside = true;
    const dock = await dockOf({ place: 'side_panel' });
    isBeside = false;
    await dock.look();
    expect(dock.docking?.place).toBe('tab');
  });

  it('gives way to the panel when the person comes back to the page', async () => {
    isBeside = true;
    const dock = await dockOf({ place: 'side_panel' });
    isBeside = false;
    kept = { ...kept, place: 'panel' };
    await dock.look();
    expect(dock.docking?.place).toBe('panel');
  });

  it('that the browser does not open leaves the panel open, and says so', async () => {
    openSidePanel.mockRejectedValue(new Error('No gesture.'));
    const dock = await dockOf({ place: 'side_panel' });
    dock.expand();
    await vi.waitFor(() => expect(dock.hasFailed).toBe(true));
    expect(dock.docking?.place).toBe('panel');
    expect(onChange).toHaveBeenCalled();
  });
});
