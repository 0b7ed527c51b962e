import { useMutation } from '@apollo/client/react';
import { type FragmentType, graphql, unmask } from '#client/gql';
import { Button } from '#client/ui/button';
import { DateField, FieldRow, NumberField, TextField } from '#client/ui/fields';
import { Form } from '#client/ui/form';
import { readNumber, readText } from '#client/ui/form-values';
import { toDateInput } from '#client/ui/format';
import { useUiTexts } from '#client/ui/texts';
import { toast } from '#client/ui/toast';
import { useIntent } from '#client/ui/use-intent';
import { BudgetView_budget } from './budget-view';
import { RULE_CATEGORIES, useCategoryWord } from './category-words';
import { useOutlookTexts } from './outlook-texts';

const SetSeasonBudgetDocument = graphql(`
  mutation SetSeasonBudget($input: BudgetInput!) {
    setSeasonBudget(input: $input) {
      id
    }
  }
`);

type Props = {
  budget: FragmentType<typeof BudgetView_budget>;
  now: () => Date;
  onDone: () => Promise<unknown>;
  onCancel: () => void;
};

/** A resolution on the points of a season, category by category. */
export function BudgetForm({ budget: masked, now, onDone, onCancel }: Props) {
  const t = useOutlookTexts();
  const ui = useUiTexts();
  const word = useCategoryWord('rules');
  const intent = useIntent();
  const [set] = useMutation(SetSeasonBudgetDocument);
  const budget = unmask(BudgetView_budget, masked);
  return (
    <Form
      submit={t('save')}
      cancel={<Button onClick={onCancel}>{ui('cancel')}</Button>}
      onSubmit={async (values) => {
        const input = intent.sign({
          villageId: budget.villageId,
          season: budget.seasonStartsOn,
          document: readText(values, 'document'),
          decidedOn: readText(values, 'decidedOn'),
          lines: RULE_CATEGORIES.flatMap((category) => {
            const points = readNumber(values, category);
            return points === null ? [] : [{ category, points }];
          }),
        });
        await set({ variables: { input } });
        intent.done();
        toast.good(t('saved'));
        await onDone();
      }}
    >
      <p className="muted">{t('setLead')}</p>
      <FieldRow>
        {RULE_CATEGORIES.map((category) => {
          const given = budget.uses.find((use) => use.category === category)?.points;
          return (
            <NumberField
              key={category}
              name={category}
              label={word(category)}
              min={0}
              max={1_000_000}
              defaultValue={given == null ? '' : String(given)}
            />
          );
        })}
      </FieldRow>
      <FieldRow>
        <TextField name="document" label={t('number')} maxLength={80} required />
        <DateField
          name="decidedOn"
          label={t('decidedOn')}
          defaultValue={toDateInput(now())}
          max={toDateInput(now())}
          required
        />
      </FieldRow>
    </Form>
  );
}
