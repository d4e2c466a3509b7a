/** A QR code (ISO/IEC 18004) that a camera reads off the screen: dark on white in whole pixels, whatever the theme. */
import { correction, generate } from 'lean-qr';
import { toSvgPath } from 'lean-qr/extras/svg';
import { useMemo } from 'preact/hooks';

/** The white space around the code, in modules, as the standard requires. */
const quietZone = 4;

/** The widest code that the panel has room for, in CSS px. */
const widest = 288;

/** The largest side of a module, in CSS px; larger modules do not help. */
const largestModule = 6;

export interface QrCodeProps {
  readonly text: string;
  /** The code's accessible name. */
  readonly label: string;
}

/**
 * The longest text that makes a code with modules of 3 px, in ASCII characters: 85 modules wide (version 17), where 504
 * bytes fit with level M. Up to 251 characters, modules have at least 4 px.
 */
export const longestText = 504;

export function QrCode({ text, label }: QrCodeProps) {
  const code = useMemo(() => generate(text, { minCorrectionLevel: correction.M }), [text]);
  const modules = code.size + 2 * quietZone;
  const side = modules * Math.min(Math.floor(widest / modules), largestModule);
  return (
    <svg
      class="qr-code"
      role="img"
      aria-label={label}
      width={side}
      height={side}
      viewBox={`${-quietZone} ${-quietZone} ${modules} ${modules}`}
      shape-rendering="crispEdges"
    >
      <rect class="light" x={-quietZone} y={-quietZone} width={modules} height={modules} />
      <path class="dark" fill-rule="evenodd" d={toSvgPath(code)} />
    </svg>
  );
}
