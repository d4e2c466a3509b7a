/**
 * The client: login or shell, and navigation between places. As in PSA, the address changes first and the content
 * follows: until it has loaded, the previous screen stays under the loading image.
 *
 * No live PSA was available: unless a file says that a name is the real client's, it is inferred from those that are.
 * `lib/psa/profile.ts` says how certain each signal is.
 */
import { addressOfPlace, placeOfAddress } from '../address.ts';
import type { PsaMember } from '../member.ts';
import type { Place } from '../places.ts';
import { showLayout } from './layout/show-layout.ts';
import { loginView } from './login.ts';
import { settings } from './page.ts';
import type { Navigation } from './screen.ts';
import { screenOf } from './screens/index.ts';
import { forgetMember, rememberMember, signOut } from './session.ts';
import { shell } from './shell.ts';
import { startStorm } from './storm.ts';
import { Workspace } from './workspace.ts';

const home: Place = { screen: 'invoice-search' };

export class PsaClient {
  readonly #navigation: Navigation = {
    go: (place) => {
      history.pushState({ place }, '', this.#addressOf(place));
      this.#open(place);
    },
    swap: (place) => this.#open(place),
    back: () => history.back(),
    refresh: () => this.#open(this.#place),
  };
  #place = home;
  #workspace: Workspace | null = null;
  #loading: number | undefined;
  #signedIn = new AbortController();

  /** Takes over the document: the login if `member` is null, else the screen that the address names. */
  start(member: PsaMember | null): void {
    addEventListener('popstate', (event) => {
      const place = placeOfAddress(new URL(location.href), event.state);
      if (place === null || this.#workspace === null) return;
      // A fragment that the user typed also arrives here, without a history state: it is rewritten in PSA's form.
      if (event.state === null) this.#rewriteAddress(place);
      this.#open(place);
    });
    if (member === null) {
      forgetMember();
      this.#showLogin();
    } else {
      this.#enter(member);
    }
  }

  #enter(member: PsaMember): void {
    rememberMember(member);
    if (settings.layoutSeed > 0) {
      showLayout(settings.layoutSeed);
      return;
    }
    this.#workspace = new Workspace();
    const leave = async () => {
      await signOut();
      this.#showLogin();
    };
    document.body.replaceChildren(
      shell(member, this.#workspace.element, this.#navigation, () => void leave()),
    );
    this.#signedIn = new AbortController();
    if (settings.storm > 0) startStorm(settings.storm, this.#workspace.element, this.#signedIn.signal);
    const place = placeOfAddress(new URL(location.href), history.state) ?? home;
    this.#rewriteAddress(place);
    this.#open(place);
  }

  #showLogin(): void {
    clearTimeout(this.#loading);
    this.#signedIn.abort();
    this.#workspace = null;
    document.body.replaceChildren(loginView((member) => this.#enter(member)));
  }

  #open(place: Place): void {
    this.#place = place;
    this.#workspace?.setLoading(true);
    clearTimeout(this.#loading);
    this.#loading = window.setTimeout(() => {
      this.#workspace?.show(screenOf(place, this.#navigation));
      this.#workspace?.setLoading(false);
    }, settings.loadMs);
  }

  #rewriteAddress(place: Place): void {
    history.replaceState({ place }, '', this.#addressOf(place));
  }

  #addressOf(place: Place): string {
    return addressOfPlace(place, settings.signals, new URL(location.href));
  }
}
