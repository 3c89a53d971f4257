/** Reads a content folder and finds everything in it that has to be put right, changing nothing. */
import { checkReferences } from './check-references.ts';
import type { ContentProblem } from './problem.ts';
import { type Content, readContent } from './read-content.ts';

/** Problems are sorted by file and line. Throws only when the folder cannot be read. */
export async function checkContent(
  folder: string,
): Promise<{ content: Content; problems: ContentProblem[] }> {
  const content = await readContent(folder);
  const problems = [...content.problems, ...(await checkReferences(content))].sort(
    (one, other) => one.file.localeCompare(other.file) || one.line - other.line,
  );
  return { content, problems };
}
