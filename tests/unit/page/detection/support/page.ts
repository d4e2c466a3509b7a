/** Parts of PSA's pages, with the markup of PSA's client. */

/** Adds a record's banner; returns its label. */
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

/** Adds the root of a screen; `screen` is its class name. */
export function addRoot(screen: string, parent: Element = document.body): HTMLElement {
  const root = parent.ownerDocument.createElement('div');
  root.className = `GE0S-T1CKV ${screen} cw_PsaRootContainer gwt-x`;
  parent.append(root);
  return root;
}

/** Adds a same-origin frame with an empty body. */
export function addFrame(parent: Element = document.body): { frame: HTMLIFrameElement; body: HTMLElement } {
  const frame = parent.ownerDocument.createElement('iframe');
  parent.append(frame);
  const body = frame.contentDocument?.body;
  const outer = parent.ownerDocument.defaultView;
  if (!body || !frame.contentWindow || !outer) throw new Error('the frame has no document');
  linkFrames(outer);
  Object.defineProperty(frame.contentWindow, 'frameElement', { value: frame });
  return { frame, body };
}

/** Adds a row of a pod with the invoice number's input, in the form of PSA's fields; returns the input. */
export function addField(value: string, parent: Element = document.body): HTMLInputElement {
  const row = parent.ownerDocument.createElement('table');
  row.innerHTML =
    '<tbody><tr class="pod-element-row"><td><div class="gwt-Label mm_podElementLabel">Invoice Number:</div></td>' +
    '<td><div class="mm_input"><input id="Invoice_Number-input"></div></td></tr></tbody>';
  const [input] = row.getElementsByTagName('input');
  if (!input) throw new Error('the markup above has no input');
  input.value = value;
  parent.append(row);
  return input;
}

/** Adds a pod's header; `screen` is the module and the screen that the pod belongs to. */
export function addPod(screen: string, parent: Element = document.body): HTMLElement {
  const header = parent.ownerDocument.createElement('div');
  header.className = `mm_podHeader pod_${screen}_summary_header`;
  parent.append(header);
  return header;
}

/** Adds a frame of another origin, as PSA's hosted pods have; its document cannot be read, and nothing is loaded. */
export function addHostedFrame(src: string, parent: Element = document.body): HTMLIFrameElement {
  const frame = parent.ownerDocument.createElement('iframe');
  parent.append(frame);
  // Only now, because happy-dom loads what a frame that is added names.
  Object.defineProperty(frame, 'src', { configurable: true, value: src });
  Object.defineProperty(frame, 'contentDocument', { value: null });
  const outer = parent.ownerDocument.defaultView;
  if (outer) linkFrames(outer);
  return frame;
}

/** Adds what happy-dom lacks: a window's frames by index. */
function linkFrames(window: Window): void {
  const frames = window.document.getElementsByTagName('iframe');
  Object.defineProperty(window, 'length', { configurable: true, get: () => frames.length });
  for (const index of [0, 1, 2]) {
    Object.defineProperty(window, index, { configurable: true, get: () => frames[index]?.contentWindow });
  }
}
