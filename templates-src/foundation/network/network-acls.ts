import type { HandleOf } from '../../cfn/handle';
import * as ec2 from '../../cfn/resources/ec2.gen';
import type { Template } from '../../cfn/template';
import { type NameKey, regionNamesIn } from '../../naming';
import type { FoundationParameters } from '../parameters';
import { type Tier, tiers, zones } from './address-plan';
import { type AclRule, rulesOf } from './network-acl-rules';
import { idOf, type Subnets } from './subnets';

/** https://www.iana.org/assignments/protocol-numbers */
const PROTOCOL_NUMBERS = { icmp: 1, tcp: 6 } as const;

/** Room to put a rule between two others. */
const RULE_NUMBER_STEP = 10;
const FIRST_RULE_NUMBER = 100;

const aclNames = {
  public: 'publicNetworkAcl',
  private: 'privateNetworkAcl',
  data: 'dataNetworkAcl',
} as const satisfies Record<Tier, NameKey>;

/** The second fence, for the day a security group is wrong: one list of rules per tier. */
export function addNetworkAcls(
  template: Template,
  parameters: FoundationParameters,
  vpc: HandleOf<ec2.VPC>,
  subnets: Readonly<Record<Tier, Subnets>>,
): void {
  for (const tier of tiers) {
    const acl = template.add(
      `${idOf(tier)}NetworkAcl`,
      new ec2.NetworkAcl({
        VpcId: vpc.ref,
        Tags: [{ Key: 'Name', Value: regionNamesIn(parameters)(aclNames[tier]) }],
      }),
    );
    const { inbound, outbound } = rulesOf(parameters, tier);
    addEntries(template, acl, 'inbound', inbound);
    addEntries(template, acl, 'outbound', outbound);
    for (const zone of zones) {
      template.add(
        `${idOf(tier)}NetworkAclAssociation${zone}`,
        new ec2.SubnetNetworkAclAssociation({
          NetworkAclId: acl.ref,
          SubnetId: subnets[tier][zone].ref,
        }),
      );
    }
  }
}

/** What no rule allows is denied. */
function addEntries(
  template: Template,
  acl: HandleOf<ec2.NetworkAcl>,
  direction: 'inbound' | 'outbound',
  rules: readonly AclRule[],
): void {
  rules.forEach((rule, index) => {
    const number = FIRST_RULE_NUMBER + index * RULE_NUMBER_STEP;
    template.add(
      `${acl.id}${direction === 'inbound' ? 'Inbound' : 'Outbound'}${number}`,
      new ec2.NetworkAclEntry({
        NetworkAclId: acl.ref,
        RuleNumber: number,
        Egress: direction === 'outbound',
        RuleAction: 'allow',
        Protocol: PROTOCOL_NUMBERS[rule.protocol],
        CidrBlock: rule.peer,
        ...(rule.protocol === 'tcp'
          ? { PortRange: { From: rule.ports.from, To: rule.ports.to } }
          : { Icmp: { Type: rule.type, Code: rule.code } }),
      }),
    );
  });
}
