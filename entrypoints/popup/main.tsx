/** The toolbar's popup: wires the worker, the controller and the views together. */
import { render } from 'preact';
import browser from 'webextension-polyfill';
import '../../components/popup/popup.css';
import { Popup } from '../../components/popup/Popup.tsx';
import { createDrawInLanguage } from '../../lib/i18n/draw-in-language.ts';
import { createPopupController } from '../../lib/popup/popup-controller.ts';
import { reportUncaught } from '../../lib/report-defect.ts';
import { setLanguage } from '../shared/set-language.ts';

const drawInLanguage = createDrawInLanguage(setLanguage);

async function start() {
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  const controller = createPopupController(tab?.id, draw);

  function draw() {
    const { state } = controller;
    void drawInLanguage(state.locale, () =>
      render(
        <Popup
          state={state}
          onOpen={(number) => void controller.open(number)}
          onClose={() => void controller.close()}
          onTeach={(number) => void controller.teach(number)}
          onTeachOther={() => void controller.teachOther()}
          onStopTeaching={() => void controller.stopTeaching()}
          onCopyReport={() => void controller.copyReport()}
          onOptions={() => void showOptions()}
        />,
        document.body,
      ),
    );
  }

  await controller.look();
}

async function showOptions() {
  await browser.runtime.openOptionsPage();
  window.close();
}

reportUncaught(window);
void start();
