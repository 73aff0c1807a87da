import { ifElse } from '../../cfn/conditions';
import { aws } from '../../cfn/pseudo';
import * as secretsmanager from '../../cfn/resources/secretsmanager.gen';
import type { Template } from '../../cfn/template';
import type { RegionalContext } from '../context';
import type { Database } from './handles';
import { secretArnInRegion } from './secret-arn';

/** The database's first user, whose password nobody chose or has seen. */
const USERNAME = 'payments';

/**
 * Keys of the secret. There is no host among them: the replica carries the same
 * text as the original, so a host in it would send the DR region's tasks to the
 * region that was lost.
 */
export const secretKeys = { username: 'username', password: 'password' } as const;

/**
 * Our own secret, because a member of a global database can't have RDS manage
 * its password:
 * https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-global-database.html#aurora-global-database.limitations
 *
 * One secret, made by the home primary and replicated by Secrets Manager: users
 * and passwords live in the database's storage, which is replicated too. Each
 * region reads its own copy, so no start of a task needs the other region.
 */
export function addCredentials(
  template: Template,
  context: RegionalContext,
): Pick<Database, 'secret' | 'secretArn'> {
  const { parameters, conditions, name } = context;
  const secret = template.add(
    'DatabaseSecret',
    new secretsmanager.Secret({
      Name: name('databaseSecret'),
      Description: 'Username and password of the payments database, in both regions',
      KmsKeyId: parameters.KeyArn,
      ReplicaRegions: [{ Region: parameters.PeerRegion, KmsKeyId: parameters.ReplicaKeyArn }],
      GenerateSecretString: {
        SecretStringTemplate: JSON.stringify({ [secretKeys.username]: USERNAME }),
        GenerateStringKey: secretKeys.password,
        PasswordLength: 40,
        // What RDS refuses in a master password, and the backslash, which tools quote differently:
        // https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/CHAP_Limits.html#RDS_Limits.Constraints
        ExcludeCharacters: '/@" \'\\',
      },
    }),
    {
      when: conditions.isHomePrimary,
      lintExceptions: [
        {
          rule: 'W1030',
          reason: 'ReplicaKeyArn is empty in the DR region only, where this secret does not exist',
        },
      ],
    },
  );
  return {
    secret,
    secretArn: ifElse(
      conditions.isHomePrimary,
      secret.ref,
      // Said again for this region, so that not even the original's ARN, passed by mistake,
      // makes the standby's tasks ask the region that was lost.
      secretArnInRegion(parameters.DatabaseSecretArn, aws.region),
    ),
  };
}
