import { Hono } from 'hono';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { podErrorSchema } from '#lib/errors.ts';
import { draftsSchema } from '#lib/protocol/drafts-message.ts';
import { teachingSchema } from '#lib/protocol/lesson.ts';
import { presentationSchema } from '#lib/protocol/panel-messages.ts';
import { tabStateSchema } from '#lib/protocol/popup-messages.ts';
import { settingsReplySchema } from '#lib/protocol/settings-messages.ts';
import { podViewSchema } from '#lib/protocol/views.ts';
import { createGallery } from '#sandbox/gallery/app.ts';
import { galleryStates } from '#sandbox/gallery/states/all-states.ts';

const states = galleryStates();
const sandbox = new Hono().route('/gallery', createGallery('/gallery'));
const get = (path: string) => sandbox.request(path);

/** Expects a value as a message delivers it: with nothing that its schema lacks. */
function expectAsSent<T>(schema: v.GenericSchema<unknown, T>, value: unknown) {
  expect(v.parse(schema, value)).toEqual(value);
}

describe('the gallery’s states', () => {
  it('each have a name of their own, of which a file can be called', () => {
    const names = states.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(names.filter((name) => !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name))).toEqual([]);
  });

  it.each(states)('are what the POD’s own messages could tell: $name', (state) => {
    switch (state.surface) {
      case 'panel': {
        const { view, failure, presentation } = state.state;
        if (view !== null) expectAsSent(podViewSchema, view);
        if (failure !== null) expectAsSent(podErrorSchema, failure.error);
        if (presentation !== undefined) expectAsSent(presentationSchema, presentation);
        if (state.drafts !== undefined) expectAsSent(draftsSchema, state.drafts);
        break;
      }
      case 'side_panel':
        if (state.tab !== 'locked') expectAsSent(tabStateSchema, state.tab);
        break;
      case 'popup':
        if (state.state.tab !== null) expectAsSent(tabStateSchema, state.state.tab);
        if (state.state.teaching !== null) expectAsSent(teachingSchema, state.state.teaching);
        break;
      case 'options': {
        const { settings } = state.state;
        if (settings !== null) expectAsSent(settingsReplySchema, { ok: true, settings });
        break;
      }
      case 'page':
        expect(['skeleton', 'orphaned', 'tampered']).toContain(state.shows);
    }
  });
});

describe('the gallery’s pages', () => {
  it('show every state in a frame, in the language and the scheme that were chosen', async () => {
    const page = await (await get('/gallery?language=de&scheme=dark')).text();
    const frames = [...page.matchAll(/<iframe src="([^"]+)"/g)].map(([, address = '']) => address);
    expect(frames).toHaveLength(states.length);
    expect(frames[0]).toBe('/gallery/state?name=loading&amp;language=de&amp;scheme=dark');
  });

  it('are in English, and as light as the browser has it, where nothing else makes sense', async () => {
    const page = await (await get('/gallery?language=xx&scheme=pink')).text();
    expect(page).toContain('/gallery/state?name=loading&amp;language=en"');
  });

  it('draw a state with the gallery’s own script, style sheet and letters, under a strict policy', async () => {
    const answer = await get('/gallery/state?name=loading');
    expect(answer.headers.get('Content-Security-Policy')).toContain("default-src 'none'; script-src 'self'");
    const page = await answer.text();
    const [script, style] = [/src="([^"]+\.js)"/, /href="([^"]+\.css)"/].map((each) => each.exec(page)?.[1]);
    expect((await get(script ?? '')).headers.get('Content-Type')).toContain('text/javascript');
    const letters = /url\("?([^")]+\.woff2)/.exec(await (await get(style ?? '')).text())?.[1];
    expect((await get(letters ?? '')).headers.get('Content-Type')).toBe('font/woff2');
  });

  it('have nothing else', async () => {
    expect((await get('/gallery/files/assets/other.js')).status).toBe(404);
  });
});
