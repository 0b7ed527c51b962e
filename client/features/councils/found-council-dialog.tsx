import { useMutation } from '@apollo/client/react';
import { type FragmentType, graphql, unmask } from '#client/gql';
import { Button } from '#client/ui/button';
import { Dialog } from '#client/ui/dialog';
import { DateField, FieldRow, TextField } from '#client/ui/fields';
import { Form } from '#client/ui/form';
import { readText } from '#client/ui/form-values';
import { toDateInput } from '#client/ui/format';
import { useUiTexts } from '#client/ui/texts';
import { toast } from '#client/ui/toast';
import { useIntent } from '#client/ui/use-intent';
import { CouncilKindFacts } from './council-kind-facts';
import { useCouncilTexts } from './council-texts';

const FoundCouncilDialog_kind = graphql(`
  fragment FoundCouncilDialog_kind on CouncilKind {
    code
    nameZh
    nameEn
    termYears
    ...CouncilKindFacts_kind
  }
`);

const FoundCouncilDocument = graphql(`
  mutation FoundCouncil($input: CouncilInput!) {
    foundCouncil(input: $input) {
      id
      nameZh
      nameEn
    }
  }
`);

const DAY_MS = 86_400_000;

/** The last day of a term of whole years that begins on a day. */
function termEnd(startsOn: string, years: number): string {
  const start = new Date(`${startsOn}T00:00:00Z`);
  const next = Date.UTC(start.getUTCFullYear() + years, start.getUTCMonth(), start.getUTCDate());
  return new Date(next - DAY_MS).toISOString().slice(0, 10);
}

type Props = {
  kind: FragmentType<typeof FoundCouncilDialog_kind>;
  area: { id: string; nameZh: string; nameEn: string };
  now: () => Date;
  onClose: () => void;
  onFounded: () => Promise<unknown>;
};

/** A village founds a council of a kind for a first term. */
export function FoundCouncilDialog({ kind: masked, area, now, onClose, onFounded }: Props) {
  const t = useCouncilTexts();
  const ui = useUiTexts();
  const intent = useIntent();
  const [found] = useMutation(FoundCouncilDocument);
  const kind = unmask(FoundCouncilDialog_kind, masked);
  const today = toDateInput(now());
  return (
    <Dialog open onClose={onClose} title={t('foundTitle', { name: t.pick(kind.nameZh, kind.nameEn) })}>
      <Form
        submit={t('found')}
        cancel={<Button onClick={onClose}>{ui('cancel')}</Button>}
        check={(values) => ({
          termEndsOn:
            readText(values, 'termEndsOn') < readText(values, 'termStartsOn') ? t('orderDates') : undefined,
        })}
        onSubmit={async (values) => {
          const input = intent.sign({
            areaId: area.id,
            kindCode: kind.code,
            nameZh: readText(values, 'nameZh'),
            nameEn: readText(values, 'nameEn'),
            termStartsOn: readText(values, 'termStartsOn'),
            termEndsOn: readText(values, 'termEndsOn'),
          });
          await found({ variables: { input } });
          intent.done();
          await onFounded();
          toast.good(t('foundDone', { name: t.pick(input.nameZh, input.nameEn) }));
          onClose();
        }}
      >
        <CouncilKindFacts kind={kind} />
        <TextField
          name="nameZh"
          label={t('nameZh')}
          defaultValue={`${area.nameZh}${kind.nameZh}`}
          maxLength={40}
          required
        />
        <TextField
          name="nameEn"
          label={t('nameEn')}
          defaultValue={`${area.nameEn} ${kind.nameEn}`}
          maxLength={80}
          required
        />
        <FieldRow>
          <DateField name="termStartsOn" label={t('startsOn')} defaultValue={today} required />
          <DateField
            name="termEndsOn"
            label={t('endsOn')}
            defaultValue={termEnd(today, kind.termYears)}
            required
          />
        </FieldRow>
      </Form>
    </Dialog>
  );
}
