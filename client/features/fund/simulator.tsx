import { type FragmentType, graphql, unmask } from '#client/gql';
import type { Simulator_SimulationFragment as Simulation } from '#client/gql/graphql';
import { Button } from '#client/ui/button';
import { Checkbox } from '#client/ui/choice';
import { FieldRow, NumberField, TextField } from '#client/ui/fields';
import { Form } from '#client/ui/form';
import { readFlag, readNumber, readText } from '#client/ui/form-values';
import { LineChart } from '#client/ui/line-chart';
import { Notice } from '#client/ui/notice';
import { Section } from '#client/ui/section';
import { Table } from '#client/ui/table';
import { useFormat } from '#client/ui/use-format';
import { centsOf } from './entry-form';
import './fund.css';
import { LightTag } from './fund-light';
import { useOutlookTexts } from './outlook-texts';

const Simulator_simulation = graphql(`
  fragment Simulator_simulation on Simulation {
    measured {
      incomeCents
      grants
      redemptionPercent
      months
    }
    coverage {
      parCents
      freeCents
    }
    fundDryOn
    shelfEmptyOn
    redOn
    months {
      month
      incomeCents
      granted
      redeemed
      freeCents
      stockCents
      owedPoints
      ratio
      light
    }
  }
`);

export type Course = {
  incomeCents: number | null;
  grantsPercent: number;
  redemptionPercent: number | null;
  parCents: number | null;
  gate: boolean;
};

/** As things have gone of late: what the simulator begins with. */
export const AS_MEASURED: Course = {
  incomeCents: null,
  grantsPercent: 100,
  redemptionPercent: null,
  parCents: null,
  gate: false,
};

type Props = {
  simulation: FragmentType<typeof Simulator_simulation>;
  course: Course;
  onCourse: (course: Course) => void;
};

/** "If we go on like this, when does the fund run dry?" with a day in words, a plot and its table. */
export function Simulator({ simulation: masked, course, onCourse }: Props) {
  const t = useOutlookTexts();
  const simulation = unmask(Simulator_simulation, masked);
  return (
    <>
      <div className="no-print">
        <CourseForm simulation={simulation} course={course} onCourse={onCourse} />
      </div>
      <Answer simulation={simulation} />
      <Plot simulation={simulation} parCents={course.parCents ?? simulation.coverage.parCents} />
      <p className="muted">{t('assume')}</p>
      <Months simulation={simulation} />
    </>
  );
}

function CourseForm({
  simulation,
  course,
  onCourse,
}: {
  simulation: Simulation;
  course: Course;
  onCourse: (course: Course) => void;
}) {
  const t = useOutlookTexts();
  const f = useFormat();
  const { measured, coverage } = simulation;
  return (
    <Form
      submit={t('run')}
      cancel={<Button onClick={() => onCourse(AS_MEASURED)}>{t('again')}</Button>}
      onSubmit={(values) =>
        onCourse({
          incomeCents: centsOf(readText(values, 'incomeCents')),
          grantsPercent: readNumber(values, 'grantsPercent') ?? AS_MEASURED.grantsPercent,
          redemptionPercent: readNumber(values, 'redemptionPercent'),
          parCents: readNumber(values, 'parCents'),
          gate: readFlag(values, 'gate'),
        })
      }
    >
      <FieldRow key={JSON.stringify(course)}>
        <TextField
          name="incomeCents"
          label={t('income')}
          hint={t('incomeHint', { count: measured.months, amount: f.money(measured.incomeCents) })}
          inputMode="decimal"
          pattern="\d{1,8}(\.\d{1,2})?"
          defaultValue={((course.incomeCents ?? measured.incomeCents) / 100).toFixed(0)}
          required
        />
        <NumberField
          name="grantsPercent"
          label={t('grants')}
          hint={t('grantsHint', { count: measured.months, points: f.pointsWithUnit(measured.grants) })}
          min={0}
          max={1000}
          defaultValue={String(course.grantsPercent)}
          required
        />
        <NumberField
          name="redemptionPercent"
          label={t('redemption')}
          hint={t('redemptionHint', { count: measured.months, part: measured.redemptionPercent })}
          min={0}
          max={100}
          defaultValue={String(course.redemptionPercent ?? measured.redemptionPercent)}
          required
        />
        <NumberField
          name="parCents"
          label={t('par')}
          min={1}
          max={100_000}
          defaultValue={String(course.parCents ?? coverage.parCents)}
          required
        />
      </FieldRow>
      <Checkbox name="gate" label={t('gate')} hint={t('gateHint')} defaultChecked={course.gate} />
    </Form>
  );
}

function Answer({ simulation: { fundDryOn, shelfEmptyOn, redOn, coverage } }: { simulation: Simulation }) {
  const t = useOutlookTexts();
  const f = useFormat();
  return (
    <Notice tone={fundDryOn || shelfEmptyOn ? 'bad' : redOn ? 'warn' : 'good'} live>
      <p className="outlook-answer">
        <b>
          {fundDryOn ? t('answerDry', { date: f.date(fundDryOn) }) : null}
          {!fundDryOn && !shelfEmptyOn ? t('answerFine') : null}
        </b>
      </p>
      {coverage.freeCents < 0 ? <p>{t('answerDebt', { amount: f.money(-coverage.freeCents) })}</p> : null}
      {shelfEmptyOn ? <p>{t('answerEmpty', { date: f.date(shelfEmptyOn) })}</p> : null}
      <p>{redOn ? t('answerRed', { month: f.month(redOn) }) : t('answerNoRed')}</p>
    </Notice>
  );
}

/** A round figure not below the value: 1, 2 or 5 with zeros. */
function roundUp(value: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(value, 1)));
  return ([1, 2, 5, 10].find((each) => each * power >= value) ?? 10) * power;
}

function Plot({
  simulation: { months, fundDryOn, shelfEmptyOn },
  parCents,
}: {
  simulation: Simulation;
  parCents: number;
}) {
  const t = useOutlookTexts();
  const f = useFormat();
  const first = months[0];
  const middle = months[Math.floor(months.length / 2)];
  const last = months.at(-1);
  if (!first || !middle || !last) return null;
  const debts = months.map(({ owedPoints }) => owedPoints * parCents);
  const top = roundUp(
    Math.max(...debts, ...months.map(({ freeCents, stockCents }) => Math.max(freeCents, stockCents))),
  );
  const dry = fundDryOn ? months.findIndex(({ month }) => month.slice(0, 7) === fundDryOn.slice(0, 7)) : -1;
  return (
    <LineChart
      title={t('plot')}
      summary={
        fundDryOn
          ? t('answerDry', { date: f.date(fundDryOn) })
          : shelfEmptyOn
            ? t('answerEmpty', { date: f.date(shelfEmptyOn) })
            : t('answerFine')
      }
      series={[
        { label: t('plotMoney'), values: months.map(({ freeCents }) => freeCents) },
        { label: t('plotStock'), values: months.map(({ stockCents }) => stockCents) },
        { label: t('plotOwed'), values: debts },
      ]}
      max={top}
      marksX={[first, middle, last].map(({ month }) => f.month(month))}
      marksY={[0, 0.25, 0.5, 0.75, 1].map((part) => ({
        value: top * part,
        label: `¥${f.number(Math.round((top * part) / 100))}`,
      }))}
      uprights={dry < 0 ? [] : [{ at: dry / (months.length - 1), label: t('plotDry') }]}
    />
  );
}

function Months({ simulation: { months } }: { simulation: Simulation }) {
  const t = useOutlookTexts();
  const f = useFormat();
  return (
    <Section title={t('months')}>
      <Table
        caption={t('months')}
        hideCaption
        dense
        rows={[...months]}
        rowKey={(row) => row.month}
        columns={[
          { key: 'month', header: t('month'), cell: (row) => f.month(row.month), head: true, nowrap: true },
          { key: 'granted', header: t('granted'), align: 'end', cell: (row) => f.points(row.granted) },
          { key: 'redeemed', header: t('redeemed'), align: 'end', cell: (row) => f.points(row.redeemed) },
          { key: 'free', header: t('free'), align: 'end', cell: (row) => f.money(row.freeCents) },
          { key: 'stock', header: t('stock'), align: 'end', cell: (row) => f.money(row.stockCents) },
          { key: 'owed', header: t('owed'), align: 'end', cell: (row) => f.points(row.owedPoints) },
          {
            key: 'ratio',
            header: t('ratio'),
            align: 'end',
            cell: (row) => (row.ratio === null ? '—' : row.ratio.toFixed(2)),
          },
          { key: 'light', header: t('light'), cell: (row) => <LightTag light={row.light} /> },
        ]}
      />
    </Section>
  );
}
