import type { TemplateDocument } from '../../../../templates-src/cfn/document';
import { cidrRange, propertiesOf, resourcesOfType } from '../../../support/resolve';

/** Where a packet comes from or goes to. */
export type Place = 'internet' | 'public' | 'private' | 'data';

const ACLS = {
  public: 'PublicNetworkAcl',
  private: 'PrivateNetworkAcl',
  data: 'DataNetworkAcl',
} as const;

/** Documentation address: https://www.rfc-editor.org/rfc/rfc5737 */
const INTERNET_ADDRESS = cidrRange('203.0.113.7/32').first;

/** Whether a TCP connection can be opened and answered through the network ACLs on its way. */
export function connects(
  document: TemplateDocument,
  { from, to, port, sourcePort }: { from: Place; to: Place; port: number; sourcePort: number },
): boolean {
  return (
    reaches(document, { from, to, port }) &&
    reaches(document, { from: to, to: from, port: sourcePort })
  );
}

/** Whether a single TCP packet gets through, answered or not. */
export function reaches(
  document: TemplateDocument,
  { from, to, port }: { from: Place; to: Place; port: number },
): boolean {
  const leaves =
    from === 'internet' || allows(document, ACLS[from], true, addressIn(document, to), port);
  const enters =
    to === 'internet' || allows(document, ACLS[to], false, addressIn(document, from), port);
  return leaves && enters;
}

function allows(
  document: TemplateDocument,
  acl: string,
  egress: boolean,
  peerAddress: number,
  port: number,
): boolean {
  return [...resourcesOfType(document, 'AWS::EC2::NetworkAclEntry').values()].some((entry) => {
    const { first, last } = cidrRange(String(entry.CidrBlock));
    const { From = 1, To = 0 } = (entry.PortRange ?? {}) as { From?: number; To?: number };
    return (
      JSON.stringify(entry.NetworkAclId) === JSON.stringify({ Ref: acl }) &&
      entry.Egress === egress &&
      entry.RuleAction === 'allow' &&
      entry.Protocol === 6 &&
      first <= peerAddress &&
      peerAddress <= last &&
      From <= port &&
      port <= To
    );
  });
}

/** An address of the place's subnet in the second zone. */
function addressIn(document: TemplateDocument, place: Place): number {
  if (place === 'internet') {
    return INTERNET_ADDRESS;
  }
  const tier = { public: 'Public', private: 'Private', data: 'Data' }[place];
  return cidrRange(String(propertiesOf(document, `${tier}Subnet2`).CidrBlock)).first + 10;
}
