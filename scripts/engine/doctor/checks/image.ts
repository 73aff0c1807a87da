import { resourcesOfRole } from '../../template/planned-stacks';
import { ofType, textOf } from '../../template/read-property';
import { inEachRegion } from '../check';

/** Parameter that carries the image, where somebody chose one for this run. */
const IMAGE_PARAMETER = 'ImageDigest';

/** Whether both repositories have the image that was given. One that nobody gave isn't asked for. */
export const imageChecks = inEachRegion(
  'image',
  'DR1110',
  async ({ environment, input, stacks }, { role, region, survey }) => {
    const digest = stacks
      .filter(({ location }) => location.role === role)
      .map(({ location }) => input.parameters(location)[IMAGE_PARAMETER])
      .find((desired) => desired !== undefined);
    const repository = ofType(resourcesOfRole(stacks, role), 'AWS::ECR::Repository').flatMap(
      (resource) => textOf(resource, 'RepositoryName') ?? [],
    )[0];
    if (digest?.kind !== 'given' || repository === undefined) {
      return [];
    }
    const image = environment.command('image', '--base-image', '<image@digest>');
    const found = await survey.hasImage(repository, digest.value);
    if (found === 'no repository') {
      return [
        {
          code: 'DR1112',
          what: `there is no repository ${repository} yet, and so no image ${digest.value}`,
          fix: [environment.command('deploy', '--only', 'foundation'), image],
        },
      ];
    }
    return found
      ? []
      : [
          {
            code: 'DR1111',
            what: `repository ${repository} in ${region} has no image ${digest.value}`,
            fix: [image],
          },
        ];
  },
);
