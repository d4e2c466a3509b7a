/** Tells browser and system from `navigator.userAgent`, such as `Edge 131.0.0.0 on Windows`; nothing else in it. */
export function browserName(userAgent: string): string {
  const edge = /\bEdg\/([\d.]{1,20})/.exec(userAgent)?.[1];
  const chrome = /\b(?:Headless)?Chrome\/([\d.]{1,20})/.exec(userAgent)?.[1];
  const name = edge === undefined ? `Chrome ${chrome ?? 'of an unknown version'}` : `Edge ${edge}`;
  const system = /\b(Windows|Macintosh|CrOS|Linux)\b/.exec(userAgent)?.[1] ?? 'an unknown system';
  return `${name} on ${system}`;
}
