/**
 * What differs between two revisions: beside each other, or in one column with what went struck out and
 * what came underlined, so that colour is never the only sign.
 */
import type { ReactNode } from 'react';
import type { drafting } from '#articles/index.ts';
import styles from './history.module.css';
import { fieldName } from './revision-words.ts';

type Part = drafting.DiffPart;
type Block = drafting.BlockDiff;
export type Differences = { fields: drafting.FieldDiff[]; body: Block[] };
export type Layout = 'sides' | 'one';

type Props = Differences & { layout: Layout; names: { from: string; to: string } };

export function Difference({ fields, body, layout, names }: Props) {
  return (
    <div className={styles.difference} data-layout={layout}>
      {layout === 'sides' ? (
        <div className={styles.row} aria-hidden="true">
          <div className={styles.side}>{names.from}</div>
          <div className={styles.side}>{names.to}</div>
        </div>
      ) : null}
      {fields.map(({ field, parts }) => (
        <section key={field} aria-label={fieldName(field)}>
          <h3>{fieldName(field)}</h3>
          <Pair parts={parts} layout={layout} names={names} />
        </section>
      ))}
      <section aria-label="Text">
        <h3>Text</h3>
        {runsOf(body).map(({ key, same, block }) =>
          block ? (
            <Pair key={key} parts={block.parts} layout={layout} names={names} />
          ) : (
            <details key={key} className={styles.same}>
              <summary>{same.length === 1 ? '1 part' : `${same.length} parts`} the same</summary>
              {same.map(({ parts }, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: nothing moves in what is compared
                <p key={index}>{textOf(parts)}</p>
              ))}
            </details>
          ),
        )}
      </section>
    </div>
  );
}

type PairProps = { parts: readonly Part[]; layout: Layout; names: Props['names'] };

function Pair({ parts, layout, names }: PairProps) {
  if (layout === 'one') return <p className={styles.words}>{parts.map(marked)}</p>;
  const side = (hidden: Part['kind'], name: string): ReactNode => {
    const shown = parts.filter(({ kind }) => kind !== hidden);
    return (
      <div className={styles.side}>
        <span className="unseen">{name}: </span>
        {shown.length > 0 ? (
          <p className={styles.words}>{shown.map(marked)}</p>
        ) : (
          <p className={styles.none}>Nothing here</p>
        )}
      </div>
    );
  };
  return (
    <div className={styles.row}>
      {side('added', names.from)}
      {side('removed', names.to)}
    </div>
  );
}

function marked({ kind, text }: Part, index: number): ReactNode {
  switch (kind) {
    case 'added':
      return <ins key={index}>{text}</ins>;
    case 'removed':
      return <del key={index}>{text}</del>;
    case 'same':
      return text;
  }
}

const textOf = (parts: readonly Part[]) => parts.map(({ text }) => text).join('');

type Run = { key: number; same: Block[]; block: Block | null };

/** Blocks that are the same stand together as one run, which is folded. */
function runsOf(body: readonly Block[]): Run[] {
  const runs: Run[] = [];
  for (const [key, block] of body.entries()) {
    const last = runs.at(-1);
    if (block.kind !== 'same') runs.push({ key, same: [], block });
    else if (last && !last.block) last.same.push(block);
    else runs.push({ key, same: [block], block: null });
  }
  return runs;
}
