import { useMutation } from '@apollo/client/react';
import { Fragment, type ReactNode } from 'react';
import { type FragmentType, graphql, unmask } from '#client/gql';
import { Dialog } from '#client/ui/dialog';
import { Form } from '#client/ui/form';
import { readText } from '#client/ui/form-values';
import { defineTexts } from '#client/ui/i18n';
import { NumberFields, readNumbers } from '#client/ui/number-fields';
import { toast } from '#client/ui/toast';
import { useIntent } from '#client/ui/use-intent';
import { useElderTexts } from './elder-texts';

const EldersSettings_settings = graphql(`
  fragment EldersSettings_settings on EldersSettings {
    id
    fromAge
    visitDays
    mostADay
    slotsAhead
    classPercent
    visitRuleId
    callRuleId
    classRuleId
  }
`);

const ReviseEldersSettingsDocument = graphql(`
  mutation ReviseEldersSettings($input: EldersSettingsInput!) {
    reviseEldersSettings(input: $input) {
      ...EldersSettings_settings
    }
  }
`);

const useSettingsTexts = defineTexts('elders-settings', {
  zh: {
    title: '协会的规矩',
    fromAge: '多大年纪算老人',
    visitDays: '隔多少天看望一次',
    mostADay: '一个人一天最多看望几位',
    slotsAhead: '一位老人最多先约几个视频时段',
    classPercent: '来够百分之多少的课算结业',
    visitRule: '探访按哪条规则记分',
    callRule: '协助视频按哪条规则记分',
    classRule: '学完手机课按哪条规则记分',
    years: '岁',
    days: '天',
  },
  en: {
    title: 'The association’s numbers',
    fromAge: 'An elder is a person of at least',
    visitDays: 'Days between visits',
    mostADay: 'Visits of one person on a day',
    slotsAhead: 'Video slots an elder may book ahead',
    classPercent: 'Share of sessions that finishes a class',
    visitRule: 'Visits are credited by',
    callRule: 'Help with video calls is credited by',
    classRule: 'Finishing a class is credited by',
    years: 'years',
    days: 'days',
  },
});

type RuleName = 'visitRuleId' | 'callRuleId' | 'classRuleId';
const RULES = [
  ['visitRuleId', 'visitRule'],
  ['callRuleId', 'callRule'],
  ['classRuleId', 'classRule'],
] as const;

type Props = {
  settings: FragmentType<typeof EldersSettings_settings>;
  /** The field that chooses a rule of the village. */
  ruleField: (name: RuleName, label: string, current: string | null | undefined) => ReactNode;
  onClose: () => void;
};

/** A village's numbers for its elders. */
export function EldersSettingsDialog({ settings: masked, ruleField, onClose }: Props) {
  const t = useElderTexts();
  const s = useSettingsTexts();
  const intent = useIntent();
  const settings = unmask(EldersSettings_settings, masked);
  const [revise] = useMutation(ReviseEldersSettingsDocument);
  const asked = [
    { name: 'fromAge', label: s('fromAge'), suffix: s('years'), min: 50, max: 80 },
    { name: 'visitDays', label: s('visitDays'), suffix: s('days'), min: 7, max: 180 },
    { name: 'mostADay', label: s('mostADay'), min: 1, max: 10 },
    { name: 'slotsAhead', label: s('slotsAhead'), min: 1, max: 10 },
    { name: 'classPercent', label: s('classPercent'), suffix: '%', min: 1, max: 100 },
  ] as const;
  return (
    <Dialog open onClose={onClose} title={s('title')}>
      <Form
        submit={t('save')}
        submitKind="primary"
        onSubmit={async (values) => {
          const input = {
            villageId: settings.id,
            visitRuleId: readText(values, 'visitRuleId') || null,
            callRuleId: readText(values, 'callRuleId') || null,
            classRuleId: readText(values, 'classRuleId') || null,
            ...readNumbers(values, asked, settings),
          };
          await revise({ variables: { input: intent.sign(input) } });
          intent.done();
          toast.good(t('saved'));
          onClose();
        }}
      >
        <NumberFields asked={asked} now={settings} />
        {RULES.map(([name, label]) => (
          <Fragment key={name}>{ruleField(name, s(label), settings[name])}</Fragment>
        ))}
      </Form>
    </Dialog>
  );
}
