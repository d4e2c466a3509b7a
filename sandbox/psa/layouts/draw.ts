/** Draws a layout's screens as PSA does: pooled, refilled, and one part after the other. */
import { contentOf } from './content/index.ts';
import { stageOf } from './draw/stage.ts';
import type { View } from './draw/view.ts';
import type { Layout, Part } from './layout.ts';
import type { LayoutScreen } from './screens.ts';

type Step = () => void;

/**
 * The steps, in order, that draw a screen into a document, which may still show another screen of the same layout. After
 * each step a look at the page finds the screen's own invoice, the one that was open before, or none, but never a third
 * or a mixture. After the last step the screen is complete. The address is not changed: see `movesAddress`.
 */
export function drawSteps(document: Document, layout: Layout, screen: LayoutScreen): readonly Step[] {
  const content = contentOf(layout, screen);
  const { nesting, arrival } = layout;
  const isNested = nesting.screens === 'all' || screen.kind === 'invoice';
  const stage = stageOf(document, layout);
  const view = () => stage.open(isNested ? nesting.depth : 0);
  const parts: Readonly<Record<Part, readonly Step[]>> = {
    banner: [
      () => {
        view().showBanner(content);
        document.title = content.documentTitle;
      },
    ],
    root: [() => view().showRoot(content)],
    pods: arrival.podByPod
      ? [() => view().startPods(content.pods), ...content.pods.map((pod) => () => view().showPod(pod))]
      : [() => showPods(view(), content.pods)],
  };
  const blank = () => {
    view().clearBanner();
    view().clearPods();
  };
  return [
    // The previous screen stays under the loading image.
    () => {
      stage.closeDialog();
      stage.setLoading(true);
    },
    ...(arrival.blanksFirst ? [blank] : []),
    ...arrival.parts.flatMap((part) => parts[part]),
    () => {
      if (content.dialog !== null) stage.openDialog(content.dialog);
      stage.setLoading(false);
    },
  ];
}

function showPods(view: View, pods: Parameters<View['startPods']>[0]): void {
  view.startPods(pods);
  for (const pod of pods) view.showPod(pod);
}
