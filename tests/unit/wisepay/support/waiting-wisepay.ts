/** A WisePay that knows one person, and whose sign-in windows stay open until the test ends them. */
import type { WebAuthFlow } from '#lib/wisepay/sign-in/sign-in.ts';
import type { Send } from '#lib/wisepay/transport.ts';
import { scriptedProvider } from '../../support/scripted-provider.ts';

export interface WaitingWisePay {
  readonly send: Send;
  readonly flow: WebAuthFlow;
  /** The addresses that windows were opened with, oldest first. */
  readonly asked: readonly URL[];
  /** Resolves once that many windows are open. */
  opened(windows?: number): Promise<void>;
  /** Waits until that many windows are open, then ends them all. */
  answer(windows?: number): Promise<void>;
}

export function waitingWisePay(email: string): WaitingWisePay {
  const { send, flow } = scriptedProvider({ claims: { email } });
  const asked: URL[] = [];
  const open: (() => void)[] = [];
  let onOpen = () => {};

  const opened = (windows = 1) =>
    new Promise<void>((resolve) => {
      onOpen = () => {
        if (open.length >= windows) resolve();
      };
      onOpen();
    });

  return {
    send,
    flow: {
      redirectUrl: flow.redirectUrl,
      async launch(url, interactive) {
        asked.push(new URL(url));
        await new Promise<void>((resolve) => {
          open.push(resolve);
          onOpen();
        });
        return flow.launch(url, interactive);
      },
    },
    asked,
    opened,
    async answer(windows) {
      await opened(windows);
      for (const end of open.splice(0)) end();
    },
  };
}
