/** Fetches a hosted file as a browser does: without a login, over https, from a server whose certificate is trusted. */
import * as v from 'valibot';
import { hostedUrl } from '../hosted-url.ts';
import { type Fault, fault } from './finding.ts';

/** A file that a server gave. */
export interface HostedFile {
  readonly isGood: true;
  readonly bytes: Uint8Array;
  /** In lower case, without parameters; empty if the server named none. */
  readonly contentType: string;
}

/** How long a server may take to give a file of a few hundred kilobytes, in ms. */
const patienceMs = 30_000;

/** Fetches a file; a fault if the server does not give one. */
export async function fetchHosted(address: string, timeoutMs = patienceMs): Promise<HostedFile | Fault> {
  try {
    const response = await fetch(address, { signal: AbortSignal.timeout(timeoutMs), redirect: 'follow' });
    const bytes = new Uint8Array(await response.arrayBuffer());
    const [contentType = ''] = (response.headers.get('content-type') ?? '').toLowerCase().split(';');
    const file = { isGood: true, bytes, contentType: contentType.trim() } as const;
    return faultOf(response, file, address) ?? file;
  } catch (error) {
    return unreachable(address, error);
  }
}

function faultOf(
  { status, redirected, url }: Response,
  file: HostedFile,
  address: string,
): Fault | undefined {
  const led = redirected ? `${address} leads to ${url}, which` : address;
  if (status === 401 || status === 403) {
    return fault(`${led} requires a login (status ${status}).`, anonymous);
  }
  if (status === 404 || status === 410) {
    return fault(
      `${led} does not exist (status ${status}).`,
      'Upload the file there; check its name and folder.',
    );
  }
  if (status !== 200) {
    return fault(`${led} answers with status ${status}.`, "Look into the server's log.");
  }
  if (isPage(file)) return fault(`${led} gives a web page instead of the file.`, anonymous);
  if (redirected && hostedUrl(url) === null) {
    return fault(`${led} is not an https address without a query.`, 'Serve the file without redirecting.');
  }
  return undefined;
}

const anonymous =
  'Browsers fetch the file without a login. Let everyone read it, without a sign-in page, portal or IP filter in front.';

/** A sign-in page or an error page, whatever type and status the server gives it. */
function isPage({ bytes, contentType }: HostedFile): boolean {
  const start = Buffer.from(bytes.subarray(0, 200)).toString('latin1');
  return contentType === 'text/html' || /^\s*<(?:!doctype html|html)/i.test(start);
}

const causeSchema = v.object({ cause: v.looseObject({ code: v.string() }) });

/** What the codes of Node's errors mean. Certificates have many codes, which all name one. */
const causes: readonly (readonly [RegExp, string, string])[] = [
  [/^ENOTFOUND$|^EAI_/, 'its host name is not known here', 'Check the address and the DNS entry.'],
  [/^ECONNREFUSED$/, 'nothing listens there', 'Start the web server; check the port.'],
  [
    /^ECONNRESET$|^UND_ERR_SOCKET$|^EPROTO$/,
    'the server ended the connection',
    'Does the server speak https on this port?',
  ],
  [
    /CERT|ALTNAME|SIGNATURE/,
    'its certificate is not trusted here',
    "Use a certificate that the machines trust. If they trust your company's own authority, run this with NODE_EXTRA_CA_CERTS=<its certificate in PEM>.",
  ],
];

function unreachable(address: string, error: unknown): Fault {
  const isLate = error instanceof Error && error.name === 'TimeoutError';
  if (isLate) return fault(`${address} does not answer in time.`, 'Check the server and the firewall.');
  const parsed = v.safeParse(causeSchema, error);
  const code = parsed.success ? parsed.output.cause.code : '';
  const [, why, next] = causes.find(([pattern]) => pattern.test(code)) ?? [
    undefined,
    error instanceof Error ? error.message : String(error),
    'Open the address in a browser on this machine.',
  ];
  return fault(`${address} cannot be reached: ${why}${code === '' ? '' : ` (${code})`}.`, next);
}
