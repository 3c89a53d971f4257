/** Something in a content file that has to be put right, and where. */
export type ContentProblem = {
  /** Path of the file within the content folder. */
  file: string;
  /** Counted from 1. */
  line: number;
  column?: number;
  message: string;
};

/** The problem as one line, in the form that editors and terminals make clickable. */
export function problemLine({ file, line, column, message }: ContentProblem): string {
  return `${file}:${line}${column === undefined ? '' : `:${column}`}  ${message}`;
}
