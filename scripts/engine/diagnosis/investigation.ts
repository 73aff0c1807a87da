import type { FailedResource } from '../events';
import type { StackEvent } from '../ports';
import { failedResources } from '../stack-failure';
import type { Finding } from './finding';
import { investigate, type Scene } from './investigate';

/** Resources of one operation that are looked at; what fails after them mostly fails for the same cause. */
const MOST_INVESTIGATED = 5;

/**
 * Looks at what fails as soon as it has: a rollback deletes the service whose tasks would tell, and
 * the log with them.
 */
export class Investigation {
  private readonly findings = new Map<string, readonly Finding[]>();

  constructor(private readonly scene: Scene) {}

  /**
   * Waits until everything new has been looked at, within the looks' own limits. Never rejects.
   *
   * @param news newest first
   */
  async see(news: readonly StackEvent[]): Promise<void> {
    const suspects = failedResources(news)
      .filter(({ logicalId }) => !this.findings.has(logicalId))
      .slice(0, MOST_INVESTIGATED - this.findings.size);
    await Promise.all(
      suspects.map(async (suspect) => {
        this.findings.set(suspect.logicalId, await investigate(this.scene, suspect));
      }),
    );
  }

  /** The failures with what was found out about them. */
  explained(failures: readonly FailedResource[]): FailedResource[] {
    return failures.map((failure) => {
      const findings = this.findings.get(failure.logicalId) ?? [];
      return findings.length === 0 ? failure : { ...failure, findings };
    });
  }
}
