/**
 * What stands before the number of a standard: international and European organisations, the codes of national, local
 * and trade standards (GB/T 1.1; 国家标准管理办法, 行业标准管理办法, 地方标准管理办法) and of metrology (JJF, JJG).
 */
const ISSUER =
  /^(?:ISO|IEC|ISO\/IEC|ITU|IATF|EN|ASTM|OHSAS|GB|GB\/[TZ]|GBZ|DB\d{2,4}|DB\d{2,4}\/T|JJ[FG]|(?:AQ|CJ|HG|HJ|JB|JT|LY|NB|NY|QB|RB|SB|SN|WS|YY|YC|TSG)(?:\/T)?|T\/[A-Z]{2,8})$/u;
const NUMBER = /^\d/;
const LONGEST_ISSUER = 12;

/** Whether two words that stand side by side name one standard: `ISO 9002`, as `ISO9002` does. */
export function isDesignation(issuer: string, number: string): boolean {
  return (
    issuer.length <= LONGEST_ISSUER &&
    ISSUER.test(issuer.normalize('NFKC').toUpperCase()) &&
    NUMBER.test(number.normalize('NFKC'))
  );
}
