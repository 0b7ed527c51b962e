import './attendance.css';

type Bar = { key: string; label: string; value: number };
type Props = {
  title: string;
  /** What the bars show, in a sentence: it stands for the drawing where nobody sees it. */
  summary: string;
  bars: readonly Bar[];
  unit: string;
};

const WIDTH = 24;
const HEIGHT = 120;

/** One bar a month, drawn by hand: scales with the text and prints in black; each bears its own figure. */
export function MonthBars({ title, summary, bars, unit }: Props) {
  const most = Math.max(1, ...bars.map(({ value }) => value));
  return (
    <figure className="month-bars">
      <figcaption>
        <b>{title}</b> <span className="muted">({unit})</span>
      </figcaption>
      <svg viewBox={`0 0 ${bars.length * WIDTH} ${HEIGHT + 28}`} role="img" aria-label={summary}>
        {bars.map(({ key, label, value }, place) => {
          const height = (value / most) * HEIGHT;
          const x = place * WIDTH;
          return (
            <g key={key}>
              <rect
                className="month-bar"
                x={x + 4}
                y={HEIGHT + 12 - height}
                width={WIDTH - 8}
                height={height}
              />
              <text x={x + WIDTH / 2} y={HEIGHT + 9 - height} textAnchor="middle">
                {value > 0 ? value : ''}
              </text>
              <text x={x + WIDTH / 2} y={HEIGHT + 24} textAnchor="middle">
                {label}
              </text>
            </g>
          );
        })}
      </svg>
    </figure>
  );
}
