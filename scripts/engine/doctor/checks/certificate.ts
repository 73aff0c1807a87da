import { listOf, ofType, textOf } from '../../template/read-property';
import type { Check } from '../check';
import { domainOf } from './hosted-zone';

const ANSWER_LIMIT_MS = 5_000;

/** Any of them in a CAA record lets Amazon issue. https://docs.aws.amazon.com/acm/latest/userguide/setup-caa.html */
const AMAZON = ['amazon.com', 'amazontrust.com', 'awstrust.com', 'amazonaws.com'];

/**
 * Whether CAA records let Amazon issue for the domain. The nearest name that has any decides, all
 * the way up: https://www.rfc-editor.org/rfc/rfc8659#section-3
 */
export const certificateCheck: Check = {
  name: 'CAA records',
  unknownCode: 'DR1060',
  run: async (context) => {
    const { domainName } = domainOf(context);
    if (domainName === undefined) {
      return [{ code: 'DR1060', what: 'no domain is chosen yet', fix: [] }];
    }
    const labels = domainName.split('.');
    for (const name of labels.map((_, first) => labels.slice(first).join('.'))) {
      const answer = await context.dns.caa(name, { timeoutMs: ANSWER_LIMIT_MS });
      if (answer.kind === 'failed') {
        return [
          { code: 'DR1060', what: `DNS did not say CAA of ${name}: ${answer.reason}`, fix: [] },
        ];
      }
      if (answer.kind === 'answer') {
        const wanted = tagsOf(certificateNames(context.stacks));
        const refusing = wanted.filter((tag) => !allows(answer.values, tag));
        return refusing.length === 0
          ? []
          : [
              {
                code: 'DR1061',
                what: `CAA records of ${name} let ${answer.values.join(', ')}, and not Amazon, for ${refusing.join(' and ')}`,
                fix: [
                  `add to ${name}: ${refusing.map((tag) => `CAA 0 ${tag} "amazon.com"`).join(', ')}`,
                ],
              },
            ];
      }
    }
    return [];
  },
};

type Tag = 'issue' | 'issuewild';

function certificateNames(
  stacks: Parameters<Check['run']>[0]['stacks'],
): readonly (string | undefined)[] {
  return ofType(
    stacks.flatMap(({ resources }) => resources),
    'AWS::CertificateManager::Certificate',
  ).flatMap((certificate) => [
    textOf(certificate, 'DomainName'),
    ...listOf(certificate, 'SubjectAlternativeNames').map(String),
  ]);
}

function tagsOf(names: readonly (string | undefined)[]): Tag[] {
  const isWild = (name: string | undefined) => name?.startsWith('*.') === true;
  return [
    ...(names.some((name) => !isWild(name)) ? (['issue'] as const) : []),
    ...(names.some(isWild) ? (['issuewild'] as const) : []),
  ];
}

/** Without an `issuewild` the `issue` records count for wildcards too; without either nobody is kept out. */
function allows(values: readonly string[], tag: Tag): boolean {
  const own = values.filter((value) => value.startsWith(`${tag} `));
  const counting =
    tag === 'issuewild' && own.length === 0
      ? values.filter((value) => value.startsWith('issue '))
      : own;
  return (
    counting.length === 0 ||
    counting.some((value) =>
      AMAZON.includes((value.split(' ')[1] ?? '').split(';')[0]?.trim() ?? ''),
    )
  );
}
