/**
 * Currencies a payment can be made in, with the digits of their minor unit.
 *
 * ISO 4217 list one as of amendment 180 (in force since 2026-01-01: Bulgaria
 * uses EUR). Left out because nobody pays in them: fund codes (such as CHE, CLF,
 * USN, XAD), metals, units of account (XDR, XSU, XUA), XTS and XXX.
 *
 * `Intl` is no source for this: its digits come from CLDR, which follows the
 * coins in use, so that it gives HUF, IDR or PKR no decimals and lacks VED.
 * The maintenance agency announces changes at
 * https://www.six-group.com/en/products-services/financial-information/market-reference-data/data-standards.html
 */
const CODES_BY_MINOR_UNIT_DIGITS: ReadonlyMap<number, string> = new Map([
  [0, 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF'],
  [
    2,
    'AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BRL BSD BTN BWP BYN BZD CAD ' +
      'CDF CHF CNY COP CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD ' +
      'GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL ' +
      'MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN ' +
      'PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP ' +
      'SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD UYU UZS VED VES WST XCD XCG YER ZAR ZMW ZWG',
  ],
  [3, 'BHD IQD JOD KWD LYD OMR TND'],
]);

export interface Currency {
  readonly code: string;
  readonly minorUnitDigits: number;
}

/** Every currency a payment can be made in, by its code. */
export const CURRENCIES: ReadonlyMap<string, Currency> = new Map(
  [...CODES_BY_MINOR_UNIT_DIGITS].flatMap(([minorUnitDigits, codes]) =>
    codes.split(' ').map((code): [string, Currency] => [code, { code, minorUnitDigits }]),
  ),
);
