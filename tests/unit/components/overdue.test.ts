import { describe, expect, it } from 'vitest';
import { dayAt, daysOverdue } from '#components/invoice/overdue.ts';

describe('the day on the calendar', () => {
  const beforeMidnightInNewYork = new Date('2026-06-01T03:59:59Z');
  const midnightInNewYork = new Date('2026-06-01T04:00:00Z');

  it.each([
    [beforeMidnightInNewYork, 'America/New_York', '2026-05-31'],
    [midnightInNewYork, 'America/New_York', '2026-06-01'],
    [beforeMidnightInNewYork, 'UTC', '2026-06-01'],
    [beforeMidnightInNewYork, 'Pacific/Kiritimati', '2026-06-01'],
    [new Date('2026-05-31T10:00:00Z'), 'Pacific/Kiritimati', '2026-06-01'],
    [new Date('2026-06-01T10:59:59Z'), 'Pacific/Pago_Pago', '2026-05-31'],
    [new Date('2026-12-31T23:30:00Z'), 'Europe/Berlin', '2027-01-01'],
  ])('is that of the person: %j in %s', (now, timeZone, day) => {
    expect(dayAt(now, timeZone)).toBe(day);
  });

  it('is that of this machine unless another time zone is named', () => {
    const now = new Date(2026, 4, 31, 23, 59, 59);
    expect(dayAt(now)).toBe('2026-05-31');
    expect(dayAt(new Date(now.getTime() + 1000))).toBe('2026-06-01');
  });
});

describe('an invoice', () => {
  it.each([
    ['2026-05-31', '2026-05-30', 0],
    ['2026-05-31', '2026-05-31', 0],
    ['2026-05-31', '2026-06-01', 1],
    ['2026-05-31', '2026-06-03', 3],
    ['2026-12-30', '2027-01-02', 3],
    ['2028-02-28', '2028-03-01', 2],
    // A night with a change of the clocks.
    ['2026-03-07', '2026-03-09', 2],
    ['2026-10-31', '2026-11-02', 2],
  ])('due on %s is on %s as many days overdue', (dueDate, today, days) => {
    expect(daysOverdue(dueDate, today)).toBe(days);
  });
});
