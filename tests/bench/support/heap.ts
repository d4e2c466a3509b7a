import * as v from 'valibot';
import type { Session } from './devtools.ts';

const usageSchema = v.object({ usedSize: v.number() });

/** The JavaScript heap of a page, frame or worker after garbage collection, in kB (1000 bytes). */
export async function heapOf(session: Session): Promise<number> {
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = v.parse(usageSchema, await session.send('Runtime.getHeapUsage'));
  return usedSize / 1000;
}
