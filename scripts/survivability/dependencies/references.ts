import type { Dependency, Standing } from '../dependency';
import { lost, SURVIVES } from '../dependency';
import type { Deployment } from '../deployment/deployment';
import { regionsInText } from '../regions-in-text';
import { toleratedAt } from './tolerated';
import { leavesOf } from './walk';

/**
 * Keys, secrets, repositories, buckets, tables, topics, log groups and functions
 * that the surviving region's resources name, wherever they name them.
 */
export function referencedResources(deployment: Deployment): Dependency[] {
  return Object.entries(deployment.stacks).flatMap(([stack, document]) =>
    Object.entries(document.Resources).flatMap(([id, resource]) =>
      leavesOf(resource.Properties).flatMap(({ path, names, text }) => {
        const regions = [...regionsInText(text, deployment.regions)];
        const place = {
          file: `generated/${stack}.yaml`,
          path: ['Resources', id, 'Properties', ...path],
        };
        return regions
          .filter((region) => region !== deployment.survivor || isLocator(text))
          .map(
            (region): Dependency => ({
              needs: id,
              what: text,
              region,
              plane: 'resource',
              standing: standingOf(deployment, id, names, region),
              place,
            }),
          );
      }),
    ),
  );
}

function standingOf(
  { survivor, lost: lostRegion }: Deployment,
  id: string,
  names: readonly string[],
  region: string,
): Standing {
  if (region === survivor) {
    return SURVIVES;
  }
  return (
    toleratedAt(id, names, region === lostRegion ? 'peer' : 'third') ??
    lost(
      region === lostRegion
        ? `it is in ${region}, which is lost`
        : `it is in ${region}, which the failover must not need`,
    )
  );
}

/** Names a thing that can be reached, not just a region or a zone. */
function isLocator(text: string): boolean {
  return /^arn:|amazonaws\.com|^\d{12}\.dkr\.ecr\./.test(text);
}
