import { TestEnvironment } from 'jest-environment-node';

declare global {
  /** The process warnings since the last call. */
  var takeProcessWarnings: () => Error[];
}

/**
 * Jest gives test files a copy of `process`, on which Node.js never emits a
 * warning (https://github.com/jestjs/jest/blob/v30.0.0/packages/jest-util/src/createProcessObject.ts),
 * so that they are heard here, outside, and handed in.
 */
export default class HearsWarnings extends TestEnvironment {
  private readonly warnings: Error[] = [];
  private readonly hear = (warning: Error): void => {
    this.warnings.push(warning);
  };

  override async setup(): Promise<void> {
    await super.setup();
    process.on('warning', this.hear);
    this.global.takeProcessWarnings = () => this.warnings.splice(0);
  }

  override async teardown(): Promise<void> {
    process.off('warning', this.hear);
    await super.teardown();
  }
}
