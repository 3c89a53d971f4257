/** `npm run standfirst -- staff …` and `mail test`: the desk from the machine itself. */
import { atTheMachine } from '#accounts/index.ts';
import { inviteSchema, roleSchema, roles } from '#accounts/pure.ts';
import { now } from '#lib/clock.ts';
import { closeMail, sendMail } from '#mail/index.ts';
import { StartUpProblem } from './start-up-problem.ts';

const readEmail = (given = '') => {
  const parsed = inviteSchema.shape.email.safeParse(given);
  if (parsed.success) return parsed.data;
  throw new StartUpProblem(`“${given}” is not an e-mail address.`, 'name one after the command.');
};

export async function listStaff(say: (line: string) => void): Promise<number> {
  const lines = await atTheMachine.listEverybody();
  for (const line of lines) say(line);
  if (lines.length === 0) say('Nobody yet: the start of the product prints the link of the owner.');
  return 0;
}

export async function inviteStaff(
  [email, role = 'writer']: string[],
  say: (line: string) => void,
): Promise<number> {
  const wanted = roleSchema.safeParse(role);
  if (!wanted.success) {
    throw new StartUpProblem(`There is no role “${role}”.`, `name one of ${roles.join(', ')}.`);
  }
  const url = await atTheMachine.inviteByHand(readEmail(email), wanted.data, now());
  say(url ?? 'Somebody at the desk has this address already.');
  return url ? 0 : 1;
}

export async function resetStaff([email]: string[], say: (line: string) => void): Promise<number> {
  const url = await atTheMachine.resetByHand(readEmail(email), now());
  say(url ?? 'Nobody at the desk has this address.');
  return url ? 0 : 1;
}

/** Sends one letter, and says what became of it. */
export async function testMail([to]: string[], say: (line: string) => void): Promise<number> {
  try {
    const result = await sendMail({
      to: { address: readEmail(to) },
      subject: 'A test of the mail settings',
      text: 'This letter was sent to see whether letters can be sent. They can.',
    });
    say(
      result.kind === 'submitted'
        ? `The mail server took the letter (${result.messageId}).`
        : `There is no SMTP_URL: the letter was kept as ${result.file}, to be read at /desk/outbox.`,
    );
    return 0;
  } catch (error) {
    if (error instanceof StartUpProblem) throw error;
    say(`The letter was not taken: ${error instanceof Error ? error.message : String(error)}`);
    return 1;
  } finally {
    closeMail();
  }
}
