/** The mark on the toolbar that calls a person back to a panel. */
import { beforeEach, describe, expect, it } from 'vitest';
import { type AwayBench, approved, awayBench, open, refunds, signIn } from './support/away-bench.ts';

let mark: AwayBench['mark'];
let see: AwayBench['see'];
let leave: AwayBench['leave'];
let comeBack: AwayBench['comeBack'];
let told: AwayBench['told'];

beforeEach(() => {
  ({ mark, see, leave, comeBack, told } = awayBench());
});

describe('the mark for what ends while nobody looks', () => {
  it('is put up at once, and goes when the person comes back and is told', () => {
    see(open);
    leave();
    see(approved);
    expect(mark.mock.calls).toEqual([['good']]);
    expect(told()).toEqual([]);
    comeBack();
    expect(mark.mock.calls).toEqual([['good'], ['none']]);
    expect(told()).toEqual(['tp_1 approved']);
  });

  it('is put up again when the person leaves before the invoice was there to tell it', () => {
    see(refunds('pending', 'pending'));
    leave();
    see(refunds('failed', 'pending'));
    see(signIn);
    comeBack();
    leave();
    see(refunds('failed', 'succeeded'));
    expect(mark.mock.calls).toEqual([['problem'], ['none'], ['problem']]);
  });

  it('is not put up again for what was seen, though nobody has put it away', () => {
    see(refunds('pending', 'pending'));
    leave();
    see(refunds('failed', 'pending'));
    comeBack();
    leave();
    see(refunds('failed', 'pending'));
    expect(mark.mock.calls).toEqual([['problem'], ['none']]);
    see(refunds('failed', 'succeeded'));
    expect(mark.mock.calls).toEqual([['problem'], ['none'], ['good']]);
    comeBack();
    expect(told()).toEqual(['ref_0 failed', 'ref_1 succeeded']);
  });

  it('is neither put up twice, nor taken away where it is not there', () => {
    see(open);
    leave();
    see(approved);
    see({ ...approved });
    comeBack();
    leave();
    comeBack();
    expect(mark.mock.calls).toEqual([['good'], ['none']]);
  });
});
