import type { HeadlessChromium } from './headless-chromium';

/** How somebody looks at a page. */
export interface Look {
  readonly width: number;
  readonly scheme: 'light' | 'dark';
  readonly media?: 'screen' | 'print';
}

export interface OpenPage {
  /** What went wrong, or was asked of the network. */
  readonly complaints: () => string[];
  readonly requests: () => string[];
  /** @param expression JavaScript, for something that JSON can hold */
  readonly evaluate: (expression: string) => Promise<unknown>;
}

export async function openPage(
  chromium: HeadlessChromium,
  url: string,
  { width, scheme, media = 'screen' }: Look,
): Promise<OpenPage> {
  const { targetId } = await chromium.call('Target.createTarget', { url: 'about:blank' });
  const { sessionId } = await chromium.call('Target.attachToTarget', { targetId, flatten: true });
  const call = (method: string, params = {}) => chromium.call(method, params, String(sessionId));
  for (const domain of ['Page', 'Runtime', 'Log', 'Network']) {
    await call(`${domain}.enable`);
  }
  await call('Emulation.setDeviceMetricsOverride', {
    width,
    height: 900,
    deviceScaleFactor: 1,
    mobile: false,
  });
  await call('Emulation.setEmulatedMedia', {
    media,
    features: [{ name: 'prefers-color-scheme', value: scheme }],
  });
  const seenBefore = chromium.events.length;
  const loaded = chromium.next('Page.loadEventFired');
  await call('Page.navigate', { url });
  await loaded;
  const events = () => chromium.events.slice(seenBefore);
  return {
    complaints: () =>
      events()
        .filter(({ method }) =>
          ['Runtime.consoleAPICalled', 'Runtime.exceptionThrown', 'Log.entryAdded'].includes(
            method,
          ),
        )
        .map((event) => JSON.stringify(event)),
    requests: () =>
      events()
        .filter(({ method }) => method === 'Network.requestWillBeSent')
        .map(({ params }) => JSON.stringify(params.documentURL)),
    evaluate: async (expression) => {
      const { result, exceptionDetails } = await call('Runtime.evaluate', {
        expression,
        returnByValue: true,
      });
      if (exceptionDetails !== undefined || typeof result !== 'object' || result === null) {
        throw new Error(`${expression}: ${JSON.stringify(exceptionDetails)}`);
      }
      return 'value' in result ? result.value : undefined;
    },
  };
}
