/**
 * fast-check for unit tests: the same inputs every time, so that the result of `npm test` depends only on the code.
 * `PROPERTY_SEED=random` uses new ones, as `npm run test:soak` does; a number uses those of a failure that printed it.
 */
import fc from 'fast-check';

const wanted = process.env['PROPERTY_SEED'] ?? '20261122';
if (wanted !== 'random') fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(wanted) });

export { fc };
