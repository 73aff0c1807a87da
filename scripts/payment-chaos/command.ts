import { bundlePrograms, SERVICE_SOURCE } from '../payments-lab/bundle-programs';
import type { LabRun } from '../payments-lab/lab-command';
import { LAB_EXIT, type LabExit } from '../payments-lab/lab-exit';
import { counted, reportProgress } from '../payments-lab/progress';
import { untilInterrupted } from '../payments-lab/until-interrupted';
import { ownedFolder } from '../tools/owned-folder';
import { checkAftermath } from './check-aftermath';
import type { Violation } from './history';
import { Lane } from './lane';
import { SERVICES } from './plan';
import { describeFailure, summarize } from './report';
import { type RunResult, runSeed } from './run-seed';

export interface ChaosOptions {
  readonly runs: number;
  /** The first seed; the others follow it. */
  readonly seed: number;
  /** Databases with services in front of them that are used at the same time. */
  readonly lanes: number;
}

/** Runs one seed after another against real services and databases. */
export async function chaos(options: ChaosOptions, run: LabRun): Promise<LabExit> {
  const { runs, seed: firstSeed } = options;
  const lanes = Math.min(options.lanes, runs);
  const { write, progress, signal } = run;
  const folder = ownedFolder('payment-chaos');
  const results: RunResult[] = [];
  const broken: Violation[] = [];
  let nextSeed = firstSeed;

  const note = (violations: readonly Violation[]) => {
    broken.push(...violations);
    // At once: whatever ends this process from now on, somebody wants to read the logs.
    if (violations.length > 0) folder.keep();
  };
  const verdict = () =>
    broken.length === 0 ? 'nothing broken so far' : `${counted(broken.length, 'promise')} broken`;

  const runLane = async (program: string, index: number): Promise<void> => {
    const lane = await Lane.start({
      program,
      services: SERVICES,
      folder: folder.path,
      name: `lane-${index}`,
    });
    try {
      while (nextSeed < firstSeed + runs) {
        const seed = nextSeed;
        nextSeed += 1;
        const result = await runSeed(lane, seed);
        results.push(result);
        note(result.violations);
        if (result.violations.length > 0) write(describeFailure(result));
      }
      const aftermath = await checkAftermath(lane);
      note(aftermath);
      for (const { promise, detail } of aftermath) write(`after all runs: ${promise}: ${detail}\n`);
    } finally {
      await lane.stop();
    }
  };
  const runAll = async (): Promise<void> => {
    const programs = await bundlePrograms({ service: SERVICE_SOURCE });
    try {
      await Promise.all(
        Array.from({ length: lanes }, (_, index) => runLane(programs.path('service'), index)),
      );
    } finally {
      programs.remove();
    }
  };

  progress(
    `starting ${counted(lanes, 'PostgreSQL server')}, with ${SERVICES} payment services ` +
      `in front of each, for ${counted(runs, 'run')}\n`,
  );
  const stopReporting = reportProgress(
    () => `${results.length} of ${counted(runs, 'run')} done, ${verdict()}`,
    progress,
  );
  const logs = `the services' logs are in ${folder.path}`;
  try {
    const ending = await untilInterrupted(signal, runAll());
    if (ending.kind === 'interrupted') {
      progress(`\ninterrupted after ${counted(results.length, 'run')}; ${verdict()}\n`);
      if (broken.length === 0) return LAB_EXIT.interrupted;
      write(`${counted(broken.length, 'promise')} broken; ${logs}\n`);
      return LAB_EXIT.broken;
    }
  } catch (error) {
    folder.keep();
    progress(`${logs}\n`);
    throw error;
  } finally {
    stopReporting();
  }
  write(summarize(results));
  if (broken.length > 0) {
    write(`${counted(broken.length, 'promise')} broken; ${logs}\n`);
    return LAB_EXIT.broken;
  }
  folder.remove();
  write('nothing was paid twice, lost, booked unevenly or answered differently\n');
  return LAB_EXIT.good;
}
