/** Pieces of PSA's pages, shaped as the client draws them. */

/** A banner as on a record's screen. */
export function addBanner(text: string, parent: Element = document.body): HTMLElement {
  const view = parent.ownerDocument.createElement('div');
  view.className = 'cw_BannerView GMDB3DUBPDJ';
  view.innerHTML = '<div class="gwt-Label mm_label detailLabel cw_CwLabel"></div>';
  const [label] = view.getElementsByTagName('div');
  if (!label) throw new Error('the markup above has no label');
  label.textContent = text;
  parent.append(view);
  return label;
}

/** The root of a screen. */
export function addRoot(screen: string, parent: Element = document.body): HTMLElement {
  const root = parent.ownerDocument.createElement('div');
  root.className = `GE0S-T1CKV ${screen} cw_PsaRootContainer gwt-x`;
  parent.append(root);
  return root;
}

/** A frame of the page's own origin with an empty body. */
export function addFrame(parent: Element = document.body): { frame: HTMLIFrameElement; body: HTMLElement } {
  const frame = parent.ownerDocument.createElement('iframe');
  parent.append(frame);
  const body = frame.contentDocument?.body;
  if (!body || !frame.contentWindow) throw new Error('the frame has no document');
  // happy-dom does not tell a window which element holds it, as browsers do.
  Object.defineProperty(frame.contentWindow, 'frameElement', { value: frame });
  return { frame, body };
}
