import { toDocument } from '../../../templates-src/cfn/document';
import { foundation } from '../../../templates-src/foundation';
import {
  defaultSettings,
  parametersFromSettings,
  type Settings,
} from '../../../templates-src/settings';
import { defaultRegions, type HomeRole } from '../../../templates-src/topology';
import { type ParameterValues, resolve } from '../../support/resolve';

export const settings: Settings = {
  ...defaultSettings,
  suffix: 'test',
  domainName: 'payments.example.com',
  hostedZoneId: 'Z0123456789EXAMPLE',
  imageDigest: `sha256:${'0'.repeat(64)}`,
};

/** The emitted template, conditions and all. */
export const document = toDocument(foundation());

const peerOutputs: ParameterValues = {
  PeerTransactionLogBucketArn: 'arn:aws:s3:::transaction-logs-111122223333-use2-test',
  PeerKeyArn: 'arn:aws:kms:us-east-2:111122223333:key/peer',
};

interface Deployment {
  readonly role?: HomeRole;
  readonly choices?: Partial<Settings>;
  /** The second knows the peer's bucket and key. */
  readonly pass?: 'first' | 'second';
}

/** The template as CloudFormation sees it in a region. */
export function deployed({ role = 'primary', choices = {}, pass = 'first' }: Deployment = {}) {
  return resolve(document, {
    ...parametersFromSettings('foundation', role, { ...settings, ...choices }, defaultRegions),
    ...(pass === 'second' ? peerOutputs : {}),
    'AWS::AccountId': '111122223333',
    'AWS::Partition': 'aws',
    'AWS::Region': defaultRegions[role].name,
  });
}
