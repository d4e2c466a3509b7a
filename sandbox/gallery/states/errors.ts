/** Failed requests to WisePay: every error, with all details that it can have. */
import { type ErrorCode, errorCodeSchema, type PodError } from '#lib/errors.ts';
import { type GalleryState, nameOf, type PanelPicture, panel } from '../gallery-state.ts';
import { sampleReport } from './popup.ts';

const requestId = 'req-7Q2mX9';

/** Details of the errors that have any. */
const details: Partial<Readonly<Record<ErrorCode, PodError['details']>>> = {
  server_error: { status: 503, requestId },
  rate_limited: { status: 429, retryAfterMs: 42_000, requestId },
  malformed_answer: { status: 200, requestId },
  refused: { status: 409, problemCode: 'legal_hold', requestId },
};

const presentation = {
  locale: null,
  support: { email: 'help@northwind-msp.example', hasPage: true },
};

const reportButton = ['.report-buttons button'];

export function errorStates(): GalleryState[] {
  const unavailable = (code: ErrorCode) => ({
    view: { kind: 'unavailable', error: { code, details: details[code] ?? {} } } as const,
  });
  const withReport = (name: string, more: Pick<PanelPicture, 'report'>) =>
    panel(
      nameOf('error-report', name),
      { ...unavailable('internal'), presentation },
      { ...more, pressed: reportButton },
    );
  return [
    ...errorCodeSchema.options.map((code) => panel(nameOf('error', code), unavailable(code))),
    panel('error-with-help', { ...unavailable('internal'), presentation }),
    withReport('copied', { report: { text: sampleReport, isCopied: true } }),
    withReport('not-copied', { report: { text: sampleReport, isCopied: false } }),
    withReport('not-made', {}),
    panel('error-trying-again', { ...unavailable('offline'), busy: 'check_again' }),
  ];
}
