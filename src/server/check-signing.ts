/** Says at the start that mail could not be signed, instead of at every letter. */
import { env } from '#lib/env.ts';
import { sender, signerOf } from '#mail/index.ts';
import { errorText, StartUpProblem } from './start-up-problem.ts';

export function checkSigning(): void {
  try {
    signerOf(sender().address);
  } catch (error) {
    throw new StartUpProblem(
      `Mail cannot be signed with the key in ${env().DKIM_KEY_FILE}: ${errorText(error)}`,
      'name a readable file with an RSA private key in PEM in DKIM_KEY_FILE, as docs/operating.md explains.',
    );
  }
}
