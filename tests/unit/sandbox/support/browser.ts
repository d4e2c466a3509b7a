/** A client that behaves like a browser towards the sandbox: public host names, cookies, redirects, forms. */
import { type IncomingHttpHeaders, request } from 'node:http';
import { text } from 'node:stream/consumers';

/** WisePay's origin, as the browser sees it; the server listens elsewhere. */
export const wisepayOrigin = 'http://wisepay.localhost:4600';

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  /** The body as JSON. */
  json(): unknown;
  /** The absolute address that it redirects to. */
  location(): URL;
}

export interface Send {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly signal?: AbortSignal;
}

/** Sends one request to the server on `port`, with the address's host name. Does not follow redirects. */
export async function send(port: number, address: URL | string, options: Send = {}): Promise<Answer> {
  const url = new URL(address);
  const { method = 'GET', headers = {}, body, signal } = options;
  const message = await new Promise<import('node:http').IncomingMessage>((resolve, reject) => {
    request(
      {
        host: '127.0.0.1',
        port,
        path: `${url.pathname}${url.search}`,
        method,
        headers: { Host: url.host, ...headers },
        agent: false,
        ...(signal && { signal }),
      },
      resolve,
    )
      .on('error', reject)
      .end(body);
  });
  const received = await text(message);
  return {
    status: message.statusCode ?? 0,
    headers: message.headers,
    text: received,
    json: () => JSON.parse(received),
    location: () => new URL(message.headers.location ?? '', url),
  };
}

/** Keeps cookies by name and path, as far as the sandbox needs it. */
export class Browser {
  readonly #port: number;
  readonly #cookies = new Map<string, { readonly path: string; readonly value: string }>();

  constructor(port: number) {
    this.#port = port;
  }

  /** Loads an address without following redirects. */
  async visit(address: URL | string, options: Send = {}): Promise<Answer> {
    const url = new URL(address, wisepayOrigin);
    const cookie = [...this.#cookies]
      .filter(([, { path }]) => url.pathname.startsWith(path))
      .map(([name, { value }]) => `${name}=${value}`)
      .join('; ');
    const headers = { ...(cookie && { Cookie: cookie }), ...options.headers };
    const answer = await send(this.#port, url, { ...options, headers });
    for (const line of answer.headers['set-cookie'] ?? []) this.#keep(line);
    return answer;
  }

  /** Loads an address and follows redirects within WisePay. */
  async follow(address: URL | string, options: Send = {}): Promise<{ url: URL; answer: Answer }> {
    let url = new URL(address, wisepayOrigin);
    let answer = await this.visit(url, options);
    while (answer.headers.location && answer.location().origin === wisepayOrigin) {
      url = answer.location();
      answer = await this.visit(url);
    }
    return { url, answer };
  }

  /** Sends a form as the page at `address` would. */
  submit(address: URL | string, fields: Readonly<Record<string, string>>) {
    return this.follow(address, {
      method: 'POST',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded', Origin: wisepayOrigin },
      body: new URLSearchParams(fields).toString(),
    });
  }

  #keep(line: string): void {
    const [pair = '', ...attributes] = line.split(/;\s*/);
    const name = pair.slice(0, pair.indexOf('='));
    const value = pair.slice(pair.indexOf('=') + 1);
    const path = attributes.find((each) => /^path=/i.test(each))?.slice('path='.length) ?? '/';
    if (value === '') this.#cookies.delete(name);
    else this.#cookies.set(name, { path, value });
  }
}
