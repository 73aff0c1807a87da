import { drillDisplay } from '../../../../scripts/drill/live-view/display';
import { testIo } from '../../../support/test-io';

test.each([[true], [false]])(
  'once closed it says nothing more, on a terminal: %s',
  (isTerminal) => {
    const io = testIo({ isTerminal });
    const display = drillDisplay(io, { json: false });
    display.onStep('processes');
    display.close();
    const said = io.err();

    display.onStep('checks');
    display.onEvidence({ type: 'note', text: 'The clients have ended.' }, 0);

    expect(said).toContain('databases');
    expect(io.err()).toBe(said);
  },
);
