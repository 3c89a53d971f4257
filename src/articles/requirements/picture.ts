/** Every picture says what it shows, for those who do not see it, and who made it. */
import type { Finding, GatePicture, Rule, Where } from './requirement.ts';

export const picture: Rule = ({ picture: lead, pictures, parsed }) => {
  const findings = lead ? faultsOf(lead, { field: 'picture' }) : [];
  for (const { key, line } of parsed.references.pictures) {
    const where = { field: 'body', line };
    const found = Object.hasOwn(pictures, key) ? pictures[key] : undefined;
    if (found) findings.push(...faultsOf(found, where));
    else findings.push({ code: 'picture-unknown', where, detail: { picture: key } });
  }
  return findings;
};

function faultsOf({ key, alt, credit }: GatePicture, where: Where): Finding[] {
  const findings: Finding[] = [];
  const detail = { picture: key };
  if (alt.trim() === '') findings.push({ code: 'picture-alt-missing', where, detail });
  if (credit.trim() === '') findings.push({ code: 'picture-credit-missing', where, detail });
  return findings;
}
