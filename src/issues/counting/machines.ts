/**
 * Tells machines from people where that can be told. Mail programs and scanners fetch pictures and
 * follow links before anybody reads: what looks like them is kept apart and never counted as a person.
 * What looks like a person may still be a machine; reports say so. Pure.
 */

/** Programs that fetch for people, or without any, by what they say they are. */
const known =
  /googleimageproxy|yahoomailproxy|yahoo mail proxy|bot\b|crawler|spider|scanner|preview|headless|curl\/|wget\/|python|go-http-client|okhttp|java\/|libwww|barracuda|proofpoint|mimecast|safelinks|trend ?micro|symantec|fortinet/i;

/** Apple's Mail Privacy Protection says this and nothing more. */
const appleProxy = /^Mozilla\/5\.0$/;

/** Nobody reads a letter so soon; scanners do. */
export const soonMs = 10_000;

/** Links followed so closely after each other were followed by a machine. */
export const burstMs = 2000;

export type Visit = {
  /** What the program says it is. */
  agent: string;
  at: Date;
  /** When the mail server took the letter; null while that is not known. */
  acceptedAt: Date | null;
};

export function isMachine({ agent, at, acceptedAt }: Visit): boolean {
  const said = agent.trim();
  if (said === '' || appleProxy.test(said) || known.test(said)) return true;
  return acceptedAt === null || at.getTime() - acceptedAt.getTime() < soonMs;
}
