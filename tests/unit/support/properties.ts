/**
 * fast-check for unit tests: the same inputs every time, so that what `npm test` says depends on the code alone.
 * `PROPERTY_SEED=random` takes new ones, as `npm run test:soak` does; a number takes those of a failure that printed it.
 */
import fc from 'fast-check';

const wanted = process.env['PROPERTY_SEED'] ?? '20261122';
if (wanted !== 'random') fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(wanted) });

export { fc };
