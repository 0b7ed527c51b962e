import './line-chart.css';

type Series = { label: string; values: readonly (number | null)[] };

type LineChartProps = {
  title: string;
  /** What the lines show, in a sentence: it stands for the drawing where nobody sees it. */
  summary: string;
  /** At most three; each has its own dashes, so that colour alone tells nothing. */
  series: readonly Series[];
  /** Words under the drawing from its first to its last value, evenly apart. */
  marksX: readonly string[];
  /** Words beside the drawing at these values. */
  marksY: readonly { value: number; label: string }[];
  min?: number;
  max: number;
  /** Lines across at a value. */
  guides?: readonly { value: number; label: string }[];
  /** Lines upright at a place between the first value (0) and the last (1). */
  uprights?: readonly { at: number; label: string }[];
};

/** Lines over time, drawn by hand: scales with the text, prints in black, and breaks where there is no value. */
export function LineChart({
  title,
  summary,
  series,
  marksX,
  marksY,
  min = 0,
  max,
  guides = [],
  uprights = [],
}: LineChartProps) {
  const height = max - min || 1;
  const y = (value: number) => 100 - ((Math.min(max, Math.max(min, value)) - min) / height) * 100;
  return (
    <figure className="line-chart">
      <figcaption>
        <b>{title}</b>
      </figcaption>
      <div className="line-chart-body">
        <div className="line-chart-y numeric" aria-hidden="true">
          {marksY.map(({ value, label }) => (
            <span key={label} style={{ bottom: `${100 - y(value)}%` }}>
              {label}
            </span>
          ))}
        </div>
        <svg
          className="line-chart-plot"
          viewBox="0 0 100 100"
          preserveAspectRatio="none"
          role="img"
          aria-label={summary}
        >
          {marksY.map(({ value, label }) => (
            <line key={label} className="line-chart-grid" x1="0" x2="100" y1={y(value)} y2={y(value)} />
          ))}
          {guides.map(({ value, label }) => (
            <line key={label} className="line-chart-guide" x1="0" x2="100" y1={y(value)} y2={y(value)} />
          ))}
          {uprights.map(({ at, label }) => (
            <line key={label} className="line-chart-mark" x1={at * 100} x2={at * 100} y1="0" y2="100" />
          ))}
          {series.map(({ label, values }, place) => (
            <path key={label} className="line-chart-line" data-place={place} d={pathOf(values, y)} />
          ))}
        </svg>
        <div className="line-chart-x numeric" aria-hidden="true">
          {marksX.map((label, place) => (
            <span key={`${place} ${label}`}>{label}</span>
          ))}
        </div>
      </div>
      <ul className="line-chart-legend" role="list">
        {series.map(({ label }, place) => (
          <LegendItem key={label} className="line-chart-line" place={place} label={label} />
        ))}
        {guides.map(({ label }) => (
          <LegendItem key={label} className="line-chart-guide" label={label} />
        ))}
        {uprights.map(({ label }) => (
          <LegendItem key={label} className="line-chart-mark" label={label} />
        ))}
      </ul>
    </figure>
  );
}

function LegendItem({ className, place, label }: { className: string; place?: number; label: string }) {
  return (
    <li>
      <svg viewBox="0 0 40 12" aria-hidden="true">
        <line className={className} data-place={place} x1="0" x2="40" y1="6" y2="6" />
      </svg>
      {label}
    </li>
  );
}

/** `M` begins a line anew after every gap. */
function pathOf(values: readonly (number | null)[], y: (value: number) => number): string {
  const step = values.length > 1 ? 100 / (values.length - 1) : 0;
  let open = false;
  const parts = values.map((value, place) => {
    if (value === null) {
      open = false;
      return '';
    }
    const move = open ? 'L' : 'M';
    open = true;
    return `${move}${(place * step).toFixed(2)} ${y(value).toFixed(2)}`;
  });
  return parts.join(' ').trim();
}
