import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { AnswerSeen } from '#lib/wisepay/transport.ts';
import { createRecentAnswers, type RecentAnswers } from '#lib/worker/diagnostics/recent-answers.ts';

const api = 'https://api.wisepay.example/pod';

let stored: unknown;
let time: number;
/** Ends each pause that is under way. */
let pauses: (() => void)[];
const read = vi.fn<() => Promise<unknown>>();
const write = vi.fn<(value: unknown) => Promise<void>>();

const newWorker = (): RecentAnswers =>
  createRecentAnswers(
    { read, write },
    () => {
      time += 1;
      return time;
    },
    () => new Promise((resolve) => pauses.push(resolve)),
  );

/** Lets everything that waits for a pause continue. */
async function pass(): Promise<void> {
  for (const end of pauses.splice(0)) end();
  await vi.waitFor(() => Promise.resolve());
  await new Promise((resolve) => setImmediate(resolve));
}

const answer = (change: Partial<AnswerSeen> = {}): AnswerSeen => ({
  url: `${api}/invoices?host=na.myconnectwise.net&number=20101`,
  method: 'get',
  status: 200,
  requestId: 'req_1',
  ...change,
});

const poll = (requestId: string, id = 'ref_1', status = 200): AnswerSeen =>
  answer({ url: `${api}/refunds/${id}?after=1&wait=20`, status, requestId });

const idsOf = async (answers: RecentAnswers) => (await answers.read()).map(({ requestId }) => requestId);

beforeEach(() => {
  stored = undefined;
  time = 0;
  pauses = [];
  vi.spyOn(console, 'error').mockReset().mockReturnValue();
  read.mockReset().mockImplementation(async () => structuredClone(stored));
  write.mockReset().mockImplementation(async (value) => {
    stored = structuredClone(value);
  });
});

describe('WisePay’s last answers', () => {
  it('are kept with their route, status, time and ID, and nothing else of the request', async () => {
    const answers = newWorker();
    answers.note(answer());
    answers.note(
      answer({
        url: new URL(`${api}/payments/pay_7/refunds`),
        method: 'post',
        status: 409,
        requestId: 'req_2',
      }),
    );
    answers.note(poll('req_3'));
    expect(await answers.read()).toEqual([
      { at: 1, method: 'GET', route: '/invoices', isPoll: false, status: 200, requestId: 'req_1' },
      {
        at: 2,
        method: 'POST',
        route: '/payments/{id}/refunds',
        isPoll: false,
        status: 409,
        requestId: 'req_2',
      },
      { at: 3, method: 'GET', route: '/refunds/{id}', isPoll: true, status: 200, requestId: 'req_3' },
    ]);
  });

  it.each([
    ['without an ID', { requestId: undefined }],
    ['with an ID that reads like something else', { requestId: 'pat@northwind.example' }],
    ['to a request that the POD does not make', { method: 'DELETE' }],
    ['with a status that there is not', { status: 7 }],
  ])('are not those %s', async (_, change) => {
    const answers = newWorker();
    answers.note(answer(change));
    expect(await answers.read()).toEqual([]);
    expect(pauses).toHaveLength(0);
  });

  it('are the last twenty', async () => {
    const answers = newWorker();
    for (let count = 1; count <= 25; count += 1) answers.note(answer({ requestId: `req_${count}` }));
    expect(await idsOf(answers)).toEqual(Array.from({ length: 20 }, (_, index) => `req_${index + 6}`));
  });

  it('of one moment cost one write', async () => {
    const answers = newWorker();
    for (let count = 1; count <= 5; count += 1) answers.note(answer({ requestId: `req_${count}` }));
    expect(write).not.toHaveBeenCalled();
    await pass();
    expect(write).toHaveBeenCalledOnce();
    expect(stored).toHaveLength(5);
  });

  it('of a long poll that brings nothing new are one line, and cost no write', async () => {
    const answers = newWorker();
    answers.note(answer());
    answers.note(poll('req_2'));
    await pass();
    write.mockClear();
    for (let count = 3; count <= 40; count += 1) answers.note(poll(`req_${count}`, `ref_${count}`));
    await pass();
    expect(write).not.toHaveBeenCalled();
    expect(await idsOf(answers)).toEqual(['req_1', 'req_40']);
  });

  it('of a long poll that ends otherwise are told apart, and written', async () => {
    const answers = newWorker();
    answers.note(poll('req_1'));
    await pass();
    answers.note(poll('req_2', 'ref_1', 503));
    await pass();
    expect(write).toHaveBeenCalledTimes(2);
    expect(await idsOf(answers)).toEqual(['req_1', 'req_2']);
  });

  it('survive the worker, before those of the next one', async () => {
    const first = newWorker();
    first.note(answer());
    first.note(poll('req_2'));
    await pass();
    const second = newWorker();
    second.note(answer({ requestId: 'req_3' }));
    second.note(poll('req_4'));
    expect(await idsOf(second)).toEqual(['req_1', 'req_3', 'req_4']);
    await pass();
    expect(await idsOf(newWorker())).toEqual(['req_1', 'req_3', 'req_4']);
  });

  it.each([[null], ['text'], [[{ at: 1, route: '/invoices/inv_1' }]], [Array(21).fill({})]])(
    'begin again where what is stored is not theirs: %j',
    async (junk) => {
      stored = junk;
      const answers = newWorker();
      answers.note(answer());
      expect(await idsOf(answers)).toEqual(['req_1']);
    },
  );

  it('go on being kept after they could not be read or written', async () => {
    const answers = newWorker();
    read.mockRejectedValueOnce(new Error('No storage'));
    await expect(answers.read()).rejects.toThrow('No storage');
    write.mockRejectedValueOnce(new Error('No space left'));
    answers.note(answer());
    await pass();
    answers.note(answer({ requestId: 'req_2' }));
    await pass();
    expect(await idsOf(newWorker())).toEqual(['req_1', 'req_2']);
  });
});
