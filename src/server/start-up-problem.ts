/**
 * Something that keeps the product from starting and that a person can put right. Its message says
 * what is wrong, its advice what to do; neither ever holds a password.
 */
export class StartUpProblem extends Error {
  override name = 'StartUpProblem';
  readonly advice: string;
  constructor(message: string, advice: string) {
    super(message);
    this.advice = advice;
  }
}

/** The problem as the lines that are printed for the person who started the product. */
export function describeProblem(problem: StartUpProblem): string {
  const indented = problem.advice.replaceAll('\n', '\n  ');
  return `\nStandfirst cannot start. ${problem.message}\n\n  What to do: ${indented}\n\n`;
}

/** The code of a system error, such as `EADDRINUSE`, or of PostgreSQL, such as `28P01`. */
export function errorCode(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}

/** What an error says, whatever was thrown. */
export function errorText(error: unknown): string {
  if (error instanceof AggregateError && error.message === '') {
    return error.errors.map(errorText).join('; ');
  }
  return error instanceof Error ? error.message : String(error);
}
