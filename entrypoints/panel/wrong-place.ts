import type { WrongPlace } from '../../lib/frame/page-link.ts';

/** Says that the panel does nothing here. A site that frames it is told nothing, and can show nothing of it. */
export function showWrongPlace(document: Document, wrongPlace: WrongPlace): void {
  if (wrongPlace === 'framed_elsewhere') return;
  const text = document.createElement('p');
  text.textContent = 'The WisePay Payment POD works on the invoice screen of ConnectWise PSA only.';
  document.body.append(text);
}
