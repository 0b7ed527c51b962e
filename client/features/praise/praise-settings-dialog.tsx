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
import { usePraiseTexts } from './praise-texts';

const PraiseSettings_settings = graphql(`
  fragment PraiseSettings_settings on PraiseSettings {
    id
    noticeDays
    mostChosen
    mostNominations
    awardPoints
    awardRuleId
    attendRuleId
    speakRuleId
  }
`);

const RevisePraiseSettingsDocument = graphql(`
  mutation RevisePraiseSettings($input: PraiseSettingsInput!) {
    revisePraiseSettings(input: $input) {
      ...PraiseSettings_settings
    }
  }
`);

const useSettingsTexts = defineTexts('praise-settings', {
  zh: {
    title: '评选的规矩',
    noticeDays: '公示几天',
    mostChosen: '一个月最多评几件',
    mostNominations: '一个人一个月最多推荐几次',
    awardPoints: '表彰记多少分',
    awardRule: '表彰按哪条规则记分',
    attendRule: '听道德讲堂按哪条规则记分',
    speakRule: '讲道德讲堂按哪条规则记分',
    days: '天',
    points: '分',
    saved: '保存好了',
  },
  en: {
    title: 'Numbers of the moral review',
    noticeDays: 'Days of notice',
    mostChosen: 'Deeds a month, at most',
    mostNominations: 'Proposals of one person a month',
    awardPoints: 'Points of an award',
    awardRule: 'Awards are credited by',
    attendRule: 'Coming to the lecture hall is credited by',
    speakRule: 'Speaking there is credited by',
    days: 'days',
    points: 'points',
    saved: 'Saved',
  },
});

type RuleName = 'awardRuleId' | 'attendRuleId' | 'speakRuleId';
const RULES = [
  ['awardRuleId', 'awardRule'],
  ['attendRuleId', 'attendRule'],
  ['speakRuleId', 'speakRule'],
] as const;

type Props = {
  settings: FragmentType<typeof PraiseSettings_settings>;
  /** The field that chooses a rule of the village. */
  ruleField: (name: RuleName, label: string, current: string | null | undefined) => ReactNode;
  onClose: () => void;
};

/** A village's numbers for its good deeds. */
export function PraiseSettingsDialog({ settings: masked, ruleField, onClose }: Props) {
  const t = usePraiseTexts();
  const s = useSettingsTexts();
  const intent = useIntent();
  const settings = unmask(PraiseSettings_settings, masked);
  const [revise] = useMutation(RevisePraiseSettingsDocument);
  const asked = [
    { name: 'noticeDays', label: s('noticeDays'), suffix: s('days'), min: 3, max: 30 },
    { name: 'mostChosen', label: s('mostChosen'), min: 1, max: 5 },
    { name: 'mostNominations', label: s('mostNominations'), min: 1, max: 10 },
    { name: 'awardPoints', label: s('awardPoints'), suffix: s('points'), min: 1, max: 40 },
  ] as const;
  return (
    <Dialog open onClose={onClose} title={s('title')}>
      <Form
        submit={t('save')}
        submitKind="primary"
        onSubmit={async (values) => {
          const input = {
            villageId: settings.id,
            awardRuleId: readText(values, 'awardRuleId') || null,
            attendRuleId: readText(values, 'attendRuleId') || null,
            speakRuleId: readText(values, 'speakRuleId') || null,
            ...readNumbers(values, asked, settings),
          };
          await revise({ variables: { input: intent.sign(input) } });
          intent.done();
          toast.good(s('saved'));
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
