import { CREDENTIALS } from './nasty-values';

/**
 * Lines of a log in which a card number or an IBAN is, however it is grouped. Looks for the very
 * ones that were sent, and so by other means than the service, which looks for what could be one.
 */
export function linesWithCredentials(log: string): readonly string[] {
  return log.split('\n').filter((line) => {
    const bare = line.replace(/[ -]/g, '').toUpperCase();
    return CREDENTIALS.some((credential) => bare.includes(credential));
  });
}
