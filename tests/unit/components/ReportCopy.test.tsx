// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ReportCopy, type ReportCopyProps } from '#components/ui/ReportCopy.tsx';
import { renderPod } from '../support/render-pod.tsx';

const email = 'help@msp.example';
const report = { text: 'Made: now\n', isCopied: true };
const onCopy = vi.fn();
/** The links that were clicked, by a person or by the POD. */
let opened: string[];

function note(event: Event) {
  const { target } = event;
  if (!(target instanceof HTMLAnchorElement)) return;
  event.preventDefault();
  opened.push(target.href);
}

beforeEach(() => {
  opened = [];
  onCopy.mockReset();
  document.addEventListener('click', note);
});

afterEach(() => {
  cleanup();
  document.removeEventListener('click', note);
});

function show(props: Partial<ReportCopyProps> = {}) {
  const draw = (change: Partial<ReportCopyProps>) => (
    <ReportCopy report={null} busy={false} supportEmail={email} onCopy={onCopy} {...props} {...change} />
  );
  const { rerender } = render(draw({}));
  return (change: Partial<ReportCopyProps>) => rerender(draw(change));
}

const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));
const link = () => screen.queryByRole('link', { name: 'Open the email' });

describe('the button for an email to support', () => {
  it('copies the report and opens the email with it, in a tab of its own', () => {
    const update = show();
    press('Email to support');
    expect(onCopy).toHaveBeenCalledOnce();
    expect(opened).toEqual([]);
    update({ report });
    expect(opened).toHaveLength(1);
    const address = new URL(opened[0] ?? '');
    expect(address.protocol + address.pathname).toBe('mailto:help@msp.example');
    expect(address.searchParams.get('body')).toContain('Made: now\r\n');
    expect(link()?.getAttribute('target')).toBe('_blank');
    expect(screen.getByRole('status').textContent).toContain('Copied.');
  });

  it('opens an email that asks for the copied report where it is too long', () => {
    const update = show();
    press('Email to support');
    update({ report: { text: 'Made: now\n'.repeat(300), isCopied: true } });
    const body = new URL(opened[0] ?? '').searchParams.get('body');
    expect(body).toContain('paste the copied diagnostics report');
    expect(body).not.toContain('Made: now');
  });

  it('opens one email for each click, and leaves the link for who did not see it', () => {
    const update = show();
    press('Email to support');
    update({ report });
    update({ report, busy: true });
    update({ report });
    expect(opened).toHaveLength(1);
    fireEvent.click(link() as HTMLElement);
    expect(opened).toHaveLength(2);
    press('Email to support');
    update({ report: { ...report } });
    expect(opened).toHaveLength(3);
  });

  it('opens nothing for a report that was only to be copied', () => {
    const update = show();
    press('Email to support');
    press('Copy diagnostics report');
    update({ report });
    expect(opened).toEqual([]);
    expect(link()).toBeNull();
  });

  it.each([null, 'help@msp.example?bcc=evil@x.example', 'javascript:alert(1)'])(
    'is not there without an address: %s',
    (supportEmail) => {
      const update = show({ supportEmail });
      expect(screen.queryByRole('button', { name: 'Email to support' })).toBeNull();
      press('Copy diagnostics report');
      update({ report });
      expect(opened).toEqual([]);
      expect(screen.queryByRole('link')).toBeNull();
    },
  );
});

describe('in the panel', () => {
  const refused = { kind: 'refused', reason: 'member_unreadable' } as const;
  const presentation = { locale: null, support: { email, hasPage: false } };

  async function pressAndWait(name: string) {
    await act(async () => {
      press(name);
    });
  }

  it('the email opens beside the help desk, with the report copied in the way that frames may', async () => {
    const { panel } = renderPod({ view: refused, presentation });
    panel.report.mockResolvedValue('Made: now\n');
    let copied = '';
    Object.assign(document, {
      execCommand: () => {
        const clipboardData = new DataTransfer();
        document.dispatchEvent(new ClipboardEvent('copy', { clipboardData, cancelable: true }));
        copied = clipboardData.getData('text/plain');
        return true;
      },
    });
    await pressAndWait('Email to support');
    expect(opened).toHaveLength(1);
    expect(copied).toBe('Made: now\n');
    expect(screen.getByLabelText<HTMLTextAreaElement>('The report').value).toBe('Made: now\n');
  });

  it('a report that could not be made is said, and tried again', async () => {
    const { panel } = renderPod({ view: refused, presentation });
    await pressAndWait('Email to support');
    expect(screen.getByText('The report could not be made. Try again.')).not.toBeNull();
    expect(opened).toEqual([]);
    panel.report.mockResolvedValue('Made: now\n');
    Object.assign(document, { execCommand: () => false });
    await pressAndWait('Copy diagnostics report');
    expect(screen.queryByText('The report could not be made. Try again.')).toBeNull();
    expect(screen.getByLabelText<HTMLTextAreaElement>('The report').value).toBe('Made: now\n');
  });
});
