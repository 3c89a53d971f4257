/**
 * A small chart of one measure: bars over time, or issue beside issue. Its summary is read out in its
 * place; the numbers themselves stand in the table beside the charts.
 */
import styles from './reports.module.css';

export type Bar = { label: string; value: number };

type Props = {
  name: string;
  bars: Bar[];
  /** What the numbers are of. */
  unit: 'people' | '%';
};

const [width, height] = [600, 96];
const gap = 0.15;
/** Few bars stand at the left, each no wider than that. */
const widestStep = 40;

export function Bars({ name, bars, unit }: Props) {
  const most = Math.max(...bars.map(({ value }) => value), 0);
  const highest = bars.find(({ value }) => value === most);
  const step = Math.min(widestStep, width / Math.max(bars.length, 1));
  const words = (value: number) =>
    unit === 'people' && value === 1 ? '1 person' : `${value.toLocaleString('en-GB')} ${unit}`;
  if (most === 0) {
    return (
      <p className={styles.none}>
        {name}
        <span className={styles.quiet}> none</span>
      </p>
    );
  }
  const summary = `at most ${words(most)}, ${highest?.label}`;
  return (
    <figure className={styles.chart}>
      <figcaption>
        {name}
        <span className={styles.quiet}> {summary}</span>
      </figcaption>
      <svg
        viewBox={`0 0 ${width} ${height}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={`${name}: ${summary}. The numbers are in the table.`}
      >
        <line className={styles.base} x1={0} x2={width} y1={height - 0.5} y2={height - 0.5} />
        {bars.map(({ label, value }, index) => {
          const tall = (value / most) * (height - 2);
          return (
            <rect
              key={label}
              className={styles.bar}
              x={index * step + (step * gap) / 2}
              y={height - tall}
              width={step * (1 - gap)}
              height={tall}
            >
              <title>{`${label}: ${words(value)}`}</title>
            </rect>
          );
        })}
      </svg>
    </figure>
  );
}
