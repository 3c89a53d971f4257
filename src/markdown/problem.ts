/** Something an editor has to change; the message says what to do, in words. */
export type Problem = { line: number; column: number; message: string };

export type ReferenceKind = 'pictures' | 'sources' | 'newsletters' | 'promos' | 'stories' | 'links';

/** Where the text leans on something outside it; the caller checks that it exists. */
export type Reference = { key: string; line: number; column: number };

export type References = Record<ReferenceKind, Reference[]>;

/** Collects what a parse finds; lives for one parse. */
export type Findings = { text: string; problems: Problem[]; references: References };

type Placed = { position?: { start: { line: number; column: number } } | undefined };

export function noFindings(text: string): Findings {
  return {
    text,
    problems: [],
    references: { pictures: [], sources: [], newsletters: [], promos: [], stories: [], links: [] },
  };
}

/** Where a node starts, counted from 1; nodes made by a plugin have no place and count as 1:1. */
export function placeOf(node: Placed): { line: number; column: number } {
  return { line: node.position?.start.line ?? 1, column: node.position?.start.column ?? 1 };
}

export function reportProblem(findings: Findings, node: Placed, message: string): void {
  findings.problems.push({ ...placeOf(node), message });
}
