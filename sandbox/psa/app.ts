/** The PSA server: the client's page and assets, deep links, the login, and the pages shown in frames. */
import { randomInt } from 'node:crypto';
import { Hono } from 'hono';
import * as v from 'valibot';
import { findMember } from '../seed/members.ts';
import { sessionPath } from './bootstrap.ts';
import { bundleClient } from './bundle.ts';
import { psaMember } from './member.ts';
import { mergeOptions, optionsFromQuery, type PsaOptions, sandboxParameters } from './options.ts';
import { clientPage, framePage, hostedPage, todayPage } from './pages.ts';
import { naming, placeOfQuery } from './places.ts';
import { invoicesFrom } from './records.ts';
import type { PsaState } from './state.ts';

/** No other host, no inline script: an extension that works here does not depend on a loose policy of the page. */
const contentSecurityPolicy = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "frame-src 'self'",
  "connect-src 'self'",
].join('; ');

const clientPath = '/v2025_1/ConnectWise.aspx';
/** The rules that tell the browser which page to prerender. */
const speculationPath = '/v2025_1/speculation-rules.json';
const clientPaths = /^\/+(?:\w+\/+){1,3}connectwise\.(?:aspx|html)$/i;

const signInSchema = v.object({ company: v.pipe(v.string(), v.minLength(1)), username: v.string() });

/**
 * The PSA client's server, to be mounted at any host. Paths are those of the real product, with code base `v2025_1`.
 * @param psa shared with the sandbox's controls; read at every page load
 */
export async function createPsaApp(psa: PsaState): Promise<Hono> {
  const { script, style } = await bundleClient();
  const build = buildPrefix();
  const app = new Hono();

  app.use(async (context, next) => {
    await next();
    context.header('Content-Security-Policy', contentSecurityPolicy);
    if (!context.res.headers.has('Cache-Control')) context.header('Cache-Control', 'no-store');
  });

  app.get('/favicon.ico', (context) => context.body(null, 204));

  app.get('/', (context) => context.redirect(`${clientPath}?locale=en_US`));

  // Seen in real addresses: any case, `.html`, other code bases, doubled slashes, and a proxy's folder in front.
  app.get('*', async (context, next) => {
    if (!clientPaths.test(context.req.path)) return next();
    let options: PsaOptions;
    try {
      options = mergeOptions(psa.options, optionsFromQuery(new URL(context.req.url).searchParams));
    } catch (error) {
      if (!v.isValiError(error)) throw error;
      return context.text(`Unknown switch or value: ${error.message}`, 400);
    }
    const member = psa.member === null ? null : psaMember(psa.member);
    if (options.prerender) {
      context.header('Speculation-Rules', `"${speculationPath}?recordId=${options.prerender}"`);
    }
    const bootstrap = { build, member, options, startedAt: psa.startedAt.toISOString() };
    return context.html(clientPage({ bootstrap, script: script.path, style: style.path }));
  });

  app.get(speculationPath, (context) => {
    const invoice = `${clientPath}?locale=en_US&routeTo=InvoiceFV&recid=${context.req.query('recordId')}`;
    const rules = { prerender: [{ source: 'list', urls: [invoice], eagerness: 'immediate' }] };
    return context.body(JSON.stringify(rules), 200, { 'Content-Type': 'application/speculationrules+json' });
  });

  app.get('/v2025_1/services/system_io/router/openrecord.rails', (context) => {
    const query = new URL(context.req.url).searchParams;
    // Links to records are known to be case-sensitive.
    if (!Object.values(naming).some(({ recordType }) => recordType === query.get('recordType'))) {
      return context.text('No such record type', 404);
    }
    const deepLink = new URLSearchParams({
      locale: 'en_US',
      routeTo: query.get('recordType') ?? '',
      recid: query.get('recid') ?? '',
    });
    if (placeOfQuery(deepLink) === null) return context.text('No such record type or record', 404);
    const company = query.get('companyName');
    if (company !== null) deepLink.set('companyName', company);
    for (const [key, value] of sandboxParameters(query)) deepLink.append(key, value);
    return context.redirect(`${clientPath}?${deepLink}`);
  });

  app.post(sessionPath, async (context) => {
    const signIn = v.safeParse(signInSchema, await context.req.json().catch(() => null));
    const member = signIn.success ? findMember(signIn.output.username) : undefined;
    if (member === undefined) return context.json({ error: 'unknown_member' }, 401);
    psa.member = member;
    return context.json(psaMember(member));
  });

  app.delete(sessionPath, (context) => {
    psa.member = null;
    return context.body(null, 204);
  });

  app.get('/v2025_1/today.html', (context) =>
    context.html(todayPage(style.path, clientPath, invoicesFrom(psa.startedAt))),
  );
  app.get('/v2025_1/frame.html', (context) => context.html(framePage(style.path)));
  app.get('/v2025_1/hosted.html', (context) =>
    context.html(hostedPage(style.path, context.req.query('recordId') ?? '')),
  );

  for (const asset of [script, style]) {
    app.get(asset.path, (context) =>
      context.body(asset.content, 200, {
        'Content-Type': `${asset.contentType}; charset=utf-8`,
        'Cache-Control': 'public, max-age=31536000, immutable',
      }),
    );
  }
  return app;
}

/** A prefix such as `GMDB3DUB`: new with every start, as the real one is with every release. */
function buildPrefix(): string {
  const characters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';
  const letters = Array.from({ length: 7 }, () => characters.charAt(randomInt(characters.length)));
  return `G${letters.join('')}`;
}
