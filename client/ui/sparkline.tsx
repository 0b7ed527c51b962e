import './sparkline.css';

type Props = {
  values: readonly number[];
  /** What the bars show, in a sentence: it stands for the drawing where nobody sees it. */
  summary: string;
  /** The figure of a full bar; the largest value without it, so that one row can be held against another. */
  max?: number;
  tall?: boolean;
};

/** A row of small bars, one for each value: the shape of a year at a glance. Prints in black. */
export function Sparkline({ values, summary, max, tall }: Props) {
  const top = Math.max(1, max ?? 0, ...values);
  return (
    <svg
      className="sparkline"
      data-tall={tall ? '' : undefined}
      viewBox={`0 0 ${values.length * 4} 16`}
      preserveAspectRatio="none"
      role="img"
      aria-label={summary}
    >
      {values.map((value, place) => {
        const height = value === 0 ? 0.6 : Math.max(1.4, (value / top) * 16);
        return (
          <rect
            // A year's months keep their places.
            key={`${place} ${values.length}`}
            data-empty={value === 0 ? '' : undefined}
            x={place * 4 + 0.5}
            y={16 - height}
            width="3"
            height={height}
          />
        );
      })}
    </svg>
  );
}
