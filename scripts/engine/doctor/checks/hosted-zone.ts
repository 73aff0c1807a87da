import type { DnsAnswer } from '../../../../functions/shared/ports';
import type { Check, DoctorContext } from '../check';
import type { Finding } from '../finding';
import type { HostedZoneFacts } from '../ports';

/** For one question to DNS. */
const ANSWER_LIMIT_MS = 5_000;

/** Whether the zone is there, and is the one that the world asks for the domain. */
export const hostedZoneCheck: Check = {
  name: 'hosted zone',
  unknownCode: 'DR1050',
  run: async (context) => {
    const { domainName, zoneId } = domainOf(context);
    if (domainName === undefined || zoneId === undefined) {
      return [notKnown('no domain and hosted zone are chosen yet')];
    }
    const zone = await context.survey.hostedZone(zoneId);
    if (zone === undefined) {
      return [
        {
          code: 'DR1051',
          what: `this account has no hosted zone ${zoneId}`,
          fix: [
            `aws route53 list-hosted-zones-by-name --dns-name ${domainName}`,
            context.environment.command('doctor', '--hosted-zone-id', '<id>'),
          ],
        },
      ];
    }
    if (zone.isPrivate) {
      return [
        {
          code: 'DR1052',
          what: `hosted zone ${zoneId} (${zone.name}) is private`,
          fix: [`aws route53 create-hosted-zone --name ${zone.name} --caller-reference <unique>`],
        },
      ];
    }
    if (domainName !== zone.name && !domainName.endsWith(`.${zone.name}`)) {
      return [
        {
          code: 'DR1053',
          what: `${domainName} is not in hosted zone ${zoneId}, which is ${zone.name}`,
          fix: [`aws route53 list-hosted-zones-by-name --dns-name ${domainName}`],
        },
      ];
    }
    return delegation(context, domainName, zoneId, zone);
  },
};

/** The settings, as the stack takes them that makes the certificates; undefined while not chosen. */
export function domainOf({ environment, stacks }: DoctorContext) {
  const { certificates } = environment.destroy;
  const found = stacks.find(({ location }) => location.stack === certificates?.stack);
  return {
    domainName: found?.parameters[certificates?.domainNameParameter ?? ''],
    zoneId: found?.parameters[certificates?.hostedZoneIdParameter ?? ''],
  };
}

/**
 * The nearest name above the domain that has name servers is the zone that the world asks. Nothing
 * above the hosted zone itself is gone to: there, only its parents' servers answer.
 */
async function delegation(
  { dns }: DoctorContext,
  domainName: string,
  zoneId: string,
  zone: HostedZoneFacts,
): Promise<Finding[]> {
  for (const name of namesUpTo(domainName, zone.name)) {
    const answer = await dns.nameServers(name, { timeoutMs: ANSWER_LIMIT_MS });
    if (answer.kind === 'failed') {
      return [notKnown(`DNS gave no name servers of ${name}: ${answer.reason}`)];
    }
    if (answer.kind === 'answer') {
      return judge(answer, name, zoneId, zone);
    }
  }
  return [notDelegated(`nothing delegates ${zone.name}: DNS has no name servers for it`, zone)];
}

function judge(
  { values }: Extract<DnsAnswer, { kind: 'answer' }>,
  name: string,
  zoneId: string,
  zone: HostedZoneFacts,
): Finding[] {
  const own = new Set(zone.nameServers);
  const foreign = values.filter((server) => !own.has(server));
  if (name !== zone.name || foreign.length === values.length) {
    return [
      notDelegated(
        `DNS says that ${name} is answered by ${values.join(', ')}, not by hosted zone ${zoneId}`,
        zone,
      ),
    ];
  }
  return foreign.length === 0
    ? []
    : [
        {
          code: 'DR1055',
          what: `DNS names ${foreign.join(', ')} for ${name}, which are not hosted zone ${zoneId}'s`,
          fix: [setNameServers(zone)],
        },
      ];
}

/** The domain, and each name above it as far as the zone's own. */
function namesUpTo(domainName: string, zoneName: string): string[] {
  const labels = domainName.split('.');
  return labels
    .map((_, first) => labels.slice(first).join('.'))
    .filter((name) => name === zoneName || name.endsWith(`.${zoneName}`));
}

function notDelegated(what: string, zone: HostedZoneFacts): Finding {
  return { code: 'DR1054', what, fix: [setNameServers(zone)] };
}

const setNameServers = (zone: HostedZoneFacts) =>
  `set the name servers of ${zone.name} where it is registered, or in its parent zone, to ${zone.nameServers.join(', ')}`;

const notKnown = (what: string): Finding => ({ code: 'DR1050', what, fix: [] });
