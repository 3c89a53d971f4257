/** `npm run standfirst -- <command>`: what a person does beside the running server. */
import { checkContent, loadContent, problemLine } from '#content/index.ts';
import { readEnv } from '#lib/env.ts';
import { exportSubscribers, importSubscribers } from './audience-commands.ts';
import { openPublication } from './open-database.ts';
import { inviteStaff, listStaff, resetStaff, testMail } from './staff-commands.ts';
import { describeProblem, StartUpProblem } from './start-up-problem.ts';

const help = `Usage: npm run standfirst -- <command>

  help                      this text
  migrate                   bring the tables up to date
  content check [folder]    find what has to be put right, with file and line
  content load [folder]     load a publication: all of it, or nothing
  staff list                who works at the desk
  staff invite <address> [role]
                            print a link that makes somebody staff (a writer, unless said)
  staff reset <address>     print a link to choose a new password
  mail test <address>       send one letter, and say what became of it
  subscribers import <file.csv> --letter <slug> --words "<how they agreed>"
                            bring people in; --email and --at name columns, --dry-run only tells
  subscribers export <file.csv>
                            write everybody into a new file

The folder is content/ when none is named. The commands use the database of the running server when
there is one, and start their own when not.
`;

const say = (line: string) => process.stdout.write(`${line}\n`);
const [command = 'help', verb, ...rest] = process.argv.slice(2);
const [folder = 'content'] = rest;

process.exitCode = await run().catch((error) => {
  if (!(error instanceof StartUpProblem)) throw error;
  process.stderr.write(describeProblem(error));
  return 1;
});

async function run(): Promise<number> {
  const spoken = verb === undefined ? command : `${command} ${verb}`;
  switch (spoken) {
    case 'help':
      say(help);
      return 0;
    case 'migrate':
      return withPublication(async () => void say('The tables are up to date.'));
    case 'content check': {
      const { content, problems } = await checkContent(folder).catch(cannotRead);
      for (const problem of problems) say(problemLine(problem));
      if (problems.length === 0) say(`No problems in ${content.stories.length} stories.`);
      return problems.length === 0 ? 0 : 1;
    }
    case 'content load':
      return withPublication(async () => {
        const result = await loadContent(folder, say).catch(cannotRead);
        if (!result.ok) {
          for (const problem of result.problems) say(problemLine(problem));
          say('Nothing was loaded.');
          return 1;
        }
        for (const slug of result.kept) {
          say(
            `articles/${slug}.md has changed, but the desk has edited this story: left as it is.`,
          );
        }
        say(result.changed === 0 ? 'Everything was already so.' : 'Loaded.');
        return 0;
      });
    case 'staff list':
      return withPublication(() => listStaff(say));
    case 'staff invite':
      return withPublication(() => inviteStaff(rest, say));
    case 'staff reset':
      return withPublication(() => resetStaff(rest, say));
    case 'mail test':
      return withPublication(() => testMail(rest, say));
    case 'subscribers import':
      return withPublication(() => importSubscribers(rest, say));
    case 'subscribers export':
      return withPublication(() => exportSubscribers(rest, say));
    default:
      process.stderr.write(`There is no command “${spoken}”.\n\n${help}`);
      return 2;
  }
}

function cannotRead(error: unknown): never {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') {
    throw new StartUpProblem(`There is no folder ${folder}.`, 'name one that is there.');
  }
  throw error;
}

async function withPublication(work: () => Promise<number | undefined>): Promise<number> {
  const settings = readEnv();
  if (!settings.ok) {
    const names = settings.problems.map(({ name, reason }) => `${name}: ${reason}`).join('\n');
    throw new StartUpProblem('The environment has values that cannot be used.', names);
  }
  const opened = await openPublication(settings.env, { report: say, mayShare: true });
  try {
    return (await work()) ?? 0;
  } finally {
    await opened.close();
  }
}
