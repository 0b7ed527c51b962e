import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { type FragmentType, graphql, unmask } from '#client/gql';
import type { KindForm_KindFragment } from '#client/gql/graphql';
import { Button } from '#client/ui/button';
import { RadioCards } from '#client/ui/choice';
import { FieldRow, NumberField, TextArea, TextField } from '#client/ui/fields';
import { Form } from '#client/ui/form';
import { readNumber, readText } from '#client/ui/form-values';
import { PlusIcon } from '#client/ui/more-icons';
import { Section } from '#client/ui/section';
import { useUiTexts } from '#client/ui/texts';
import { toast } from '#client/ui/toast';
import { useIntent } from '#client/ui/use-intent';
import { defineTexts } from '#client/ui/i18n';
import './seats.css';

const useKindTexts = defineTexts('council-kind-form', {
  zh: {
    code: '代号（两个大写字母）',
    nameZh: '中文名称',
    nameEn: '英文名称',
    charterZh: '章程（中文）',
    charterEn: '章程（英文）',
    mustNotZh: '不许留存（中文）',
    mustNotEn: '不许留存（英文）',
    seatsMin: '最少几席',
    seatsMax: '最多几席',
    termYears: '每届几年',
    meetings: '一年开几次会',
    meetingsHint: '0 表示有事才开',
    quorum: '到会百分之几才能表决',
    minAge: '年满几岁',
    seating: '成员怎么产生',
    ELECTED: '选举',
    APPOINTED: '聘任',
    electors: '选举要到场百分之几',
    votes: '得票要超过到场的百分之几',
    asleep: '多少天没动静算睡着',
    quiet: '多少天没动静告诉会长',
    chairFirst: '会长先知道多少天',
    places: '职务',
    placeCode: '代号',
    placeZh: '中文',
    placeEn: '英文',
    min: '最少',
    max: '最多',
    more: '加一个职务',
    things: '换人要交接的',
    thingsHint: '一行一样：中文 | 英文',
    save: '保存章程',
    saved: '章程已保存',
  },
  en: {
    code: 'Code (two capitals)',
    nameZh: 'Chinese name',
    nameEn: 'English name',
    charterZh: 'Charter (Chinese)',
    charterEn: 'Charter (English)',
    mustNotZh: 'Must not keep (Chinese)',
    mustNotEn: 'Must not keep (English)',
    seatsMin: 'Fewest seats',
    seatsMax: 'Most seats',
    termYears: 'Years of a term',
    meetings: 'Meetings a year',
    meetingsHint: '0: when there is need',
    quorum: 'Percent present to vote',
    minAge: 'Youngest age',
    seating: 'How members come',
    ELECTED: 'Election',
    APPOINTED: 'Appointment',
    electors: 'Percent of electors present',
    votes: 'More than so many percent of those present',
    asleep: 'Asleep after days',
    quiet: 'A member is quiet after days',
    chairFirst: 'Days for the chair alone',
    places: 'Places',
    placeCode: 'Code',
    placeZh: 'Chinese',
    placeEn: 'English',
    min: 'Fewest',
    max: 'Most',
    more: 'One more place',
    things: 'Handed over when a place changes',
    thingsHint: 'One a line: Chinese | English',
    save: 'Save the charter',
    saved: 'The charter is saved',
  },
});

const KindForm_kind = graphql(`
  fragment KindForm_kind on CouncilKind {
    code
    nameZh
    nameEn
    charterZh
    charterEn
    mustNotHoldZh
    mustNotHoldEn
    seatsMin
    seatsMax
    termYears
    quorumPercent
    meetingsPerYear
    seating
    electorsPercent
    votesPercent
    minAge
    asleepAfterDays
    quietAfterDays
    chairFirstDays
    posts {
      code
      nameZh
      nameEn
      min
      max
    }
    handOver {
      zh
      en
    }
  }
`);

const KeepCouncilKindDocument = graphql(`
  mutation KeepCouncilKind($input: CouncilKindInput!) {
    keepCouncilKind(input: $input) {
      ...KindForm_kind
    }
  }
`);

type Kind = KindForm_KindFragment;

type PlaceRow = Omit<Kind['posts'][number], '__typename'> & { id: number };

const fresh: readonly Omit<PlaceRow, 'id'>[] = [
  { code: 'CHAIR', nameZh: '会长', nameEn: 'Chair', min: 1, max: 1 },
  { code: 'DEPUTY', nameZh: '副会长', nameEn: 'Deputy chair', min: 0, max: 2 },
  { code: 'SECRETARY', nameZh: '秘书', nameEn: 'Secretary', min: 0, max: 1 },
  { code: 'MEMBER', nameZh: '成员', nameEn: 'Member', min: 0, max: 8 },
];

type Props = {
  /** The kind to be written anew; null for a new one. */
  kind: FragmentType<typeof KindForm_kind> | null;
  onCancel: () => void;
  onSaved: () => Promise<unknown>;
};

/** What a kind of council is, as the county writes it. */
export function KindForm({ kind: masked, onCancel, onSaved }: Props) {
  const t = useKindTexts();
  const ui = useUiTexts();
  const intent = useIntent();
  const [keep] = useMutation(KeepCouncilKindDocument);
  const kind = unmask(KindForm_kind, masked);
  const [places, setPlaces] = useState<readonly PlaceRow[]>(() =>
    (kind?.posts ?? fresh).map(({ code, nameZh, nameEn, min, max }, id) => ({
      id,
      code,
      nameZh,
      nameEn,
      min,
      max,
    })),
  );
  const whole = (name: string, label: string, value: number | null | undefined, min: number, max: number) => (
    <NumberField
      name={name}
      label={label}
      defaultValue={value === null || value === undefined ? undefined : String(value)}
      min={min}
      max={max}
      required
    />
  );
  return (
    <Form
      submit={t('save')}
      cancel={<Button onClick={onCancel}>{ui('cancel')}</Button>}
      onSubmit={async (values) => {
        const number = (name: string): number => readNumber(values, name) ?? 0;
        const input = intent.sign({
          code: kind?.code ?? readText(values, 'code'),
          nameZh: readText(values, 'nameZh'),
          nameEn: readText(values, 'nameEn'),
          charterZh: readText(values, 'charterZh'),
          charterEn: readText(values, 'charterEn'),
          mustNotHoldZh: readText(values, 'mustNotHoldZh'),
          mustNotHoldEn: readText(values, 'mustNotHoldEn'),
          seatsMin: number('seatsMin'),
          seatsMax: number('seatsMax'),
          termYears: number('termYears'),
          quorumPercent: number('quorumPercent'),
          meetingsPerYear: number('meetingsPerYear'),
          seating:
            readText(values, 'seating') === 'APPOINTED' ? ('APPOINTED' as const) : ('ELECTED' as const),
          electorsPercent: number('electorsPercent'),
          votesPercent: number('votesPercent'),
          minAge: readNumber(values, 'minAge'),
          asleepAfterDays: number('asleepAfterDays'),
          quietAfterDays: number('quietAfterDays'),
          chairFirstDays: number('chairFirstDays'),
          posts: places.map(({ id }) => ({
            code: readText(values, `code-${id}`),
            nameZh: readText(values, `zh-${id}`),
            nameEn: readText(values, `en-${id}`),
            min: number(`min-${id}`),
            max: number(`max-${id}`),
          })),
          handOver: readText(values, 'handOver')
            .split('\n')
            .map((line) => line.split('|').map((part) => part.trim()))
            .filter(([zh]) => zh)
            .map(([zh = '', en]) => ({ zh, en: en || zh })),
        });
        await keep({ variables: { input } });
        intent.done();
        toast.good(t('saved'));
        await onSaved();
      }}
    >
      {kind ? null : <TextField name="code" label={t('code')} pattern="[A-Z]{2}" maxLength={2} required />}
      <FieldRow>
        <TextField name="nameZh" label={t('nameZh')} defaultValue={kind?.nameZh} maxLength={40} required />
        <TextField name="nameEn" label={t('nameEn')} defaultValue={kind?.nameEn} maxLength={80} required />
      </FieldRow>
      <TextArea
        name="charterZh"
        label={t('charterZh')}
        defaultValue={kind?.charterZh}
        maxLength={1000}
        required
      />
      <TextArea
        name="charterEn"
        label={t('charterEn')}
        defaultValue={kind?.charterEn}
        maxLength={2000}
        required
      />
      <FieldRow>
        <TextField
          name="mustNotHoldZh"
          label={t('mustNotZh')}
          defaultValue={kind?.mustNotHoldZh}
          maxLength={300}
          optionalMark
        />
        <TextField
          name="mustNotHoldEn"
          label={t('mustNotEn')}
          defaultValue={kind?.mustNotHoldEn}
          maxLength={600}
          optionalMark
        />
      </FieldRow>
      <FieldRow>
        {whole('seatsMin', t('seatsMin'), kind?.seatsMin ?? 5, 1, 60)}
        {whole('seatsMax', t('seatsMax'), kind?.seatsMax ?? 9, 1, 60)}
        {whole('termYears', t('termYears'), kind?.termYears ?? 3, 1, 10)}
      </FieldRow>
      <FieldRow>
        <NumberField
          name="meetingsPerYear"
          label={t('meetings')}
          hint={t('meetingsHint')}
          defaultValue={String(kind?.meetingsPerYear ?? 4)}
          min={0}
          max={60}
          required
        />
        {whole('quorumPercent', t('quorum'), kind?.quorumPercent ?? 50, 1, 100)}
        <NumberField
          name="minAge"
          label={t('minAge')}
          defaultValue={kind?.minAge ? String(kind.minAge) : undefined}
          min={14}
          max={90}
          optionalMark
        />
      </FieldRow>
      <RadioCards
        name="seating"
        label={t('seating')}
        columns={2}
        defaultValue={kind?.seating ?? 'ELECTED'}
        options={[
          { value: 'ELECTED', label: t('ELECTED') },
          { value: 'APPOINTED', label: t('APPOINTED') },
        ]}
        required
      />
      <FieldRow>
        {whole('electorsPercent', t('electors'), kind?.electorsPercent ?? 50, 1, 100)}
        {whole('votesPercent', t('votes'), kind?.votesPercent ?? 50, 0, 99)}
      </FieldRow>
      <FieldRow>
        {whole('asleepAfterDays', t('asleep'), kind?.asleepAfterDays ?? 120, 14, 730)}
        {whole('quietAfterDays', t('quiet'), kind?.quietAfterDays ?? 90, 14, 730)}
        {whole('chairFirstDays', t('chairFirst'), kind?.chairFirstDays ?? 30, 0, 365)}
      </FieldRow>
      <Section
        title={t('places')}
        level={3}
        actions={
          places.length < 8 ? (
            <Button
              size="small"
              icon={PlusIcon}
              onClick={() =>
                setPlaces((before) => [
                  ...before,
                  { id: before.length, code: '', nameZh: '', nameEn: '', min: 0, max: 1 },
                ])
              }
            >
              {t('more')}
            </Button>
          ) : undefined
        }
      >
        {places.map(({ id, code, nameZh, nameEn, min, max }) => (
          <div key={id} className="kind-place-row">
            <TextField
              name={`code-${id}`}
              label={t('placeCode')}
              defaultValue={code}
              pattern="[A-Z_]{2,20}"
              required
            />
            <TextField name={`zh-${id}`} label={t('placeZh')} defaultValue={nameZh} maxLength={20} required />
            <TextField name={`en-${id}`} label={t('placeEn')} defaultValue={nameEn} maxLength={40} required />
            {whole(`min-${id}`, t('min'), min, 0, 60)}
            {whole(`max-${id}`, t('max'), max, 0, 60)}
          </div>
        ))}
      </Section>
      <TextArea
        name="handOver"
        label={t('things')}
        hint={t('thingsHint')}
        defaultValue={(kind?.handOver ?? []).map(({ zh, en }) => `${zh} | ${en}`).join('\n')}
        rows={5}
      />
    </Form>
  );
}
