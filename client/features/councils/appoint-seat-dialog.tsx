import { useMutation } from '@apollo/client/react';
import type { ReactNode } from 'react';
import { type FragmentType, graphql, unmask } from '#client/gql';
import { Button } from '#client/ui/button';
import { RadioCards } from '#client/ui/choice';
import { Dialog } from '#client/ui/dialog';
import { DateField, FieldRow } from '#client/ui/fields';
import { Form } from '#client/ui/form';
import { readText } from '#client/ui/form-values';
import { toDateInput } from '#client/ui/format';
import { useUiTexts } from '#client/ui/texts';
import { toast } from '#client/ui/toast';
import { useIntent } from '#client/ui/use-intent';
import { useCouncilTexts } from './council-texts';

const AppointSeatDialog_council = graphql(`
  fragment AppointSeatDialog_council on Council {
    id
    nameZh
    nameEn
    termStartsOn
    termEndsOn
    area {
      id
    }
    seats {
      id
      role
      active
      resident {
        id
        name
      }
    }
  }
`);

const AppointSeatDocument = graphql(`
  mutation AppointSeat($input: PostInput!) {
    appointPost(input: $input) {
      id
      council {
        id
        seats {
          id
          role
          startsOn
          endsOn
          active
          resident {
            id
            name
          }
        }
      }
    }
  }
`);

type Props = {
  council: FragmentType<typeof AppointSeatDialog_council>;
  /** Who was chosen in the field below. */
  person: { id: string; name: string } | null;
  /** The search for a resident; people belong to another room. */
  personField: ReactNode;
  now: () => Date;
  onClose: () => void;
};

/** A chair or member takes a seat for a term. */
export function AppointSeatDialog({ council: masked, person, personField, now, onClose }: Props) {
  const t = useCouncilTexts();
  const ui = useUiTexts();
  const intent = useIntent();
  const [appoint] = useMutation(AppointSeatDocument);
  const council = unmask(AppointSeatDialog_council, masked);
  const name = t.pick(council.nameZh, council.nameEn);
  const today = toDateInput(now());
  const chair = council.seats.find((seat) => seat.active && seat.role === 'COUNCIL_CHAIR');
  return (
    <Dialog open onClose={onClose} title={t('appointTo', { name })}>
      <Form
        submit={t('appoint')}
        cancel={<Button onClick={onClose}>{ui('cancel')}</Button>}
        check={(values) => {
          const ends = readText(values, 'endsOn');
          return { endsOn: ends !== '' && ends < readText(values, 'startsOn') ? t('orderDates') : undefined };
        }}
        onSubmit={async (values) => {
          if (!person) return;
          const role = readText(values, 'role') === 'COUNCIL_CHAIR' ? 'COUNCIL_CHAIR' : 'COUNCIL_MEMBER';
          const input = intent.sign({
            residentId: person.id,
            role,
            areaId: council.area.id,
            councilId: council.id,
            startsOn: readText(values, 'startsOn'),
            endsOn: readText(values, 'endsOn') || null,
          } as const);
          await appoint({ variables: { input } });
          intent.done();
          toast.good(
            t('appointed', { name: person.name, role: t(role === 'COUNCIL_CHAIR' ? 'chair' : 'member') }),
          );
          onClose();
        }}
      >
        {personField}
        <RadioCards
          name="role"
          label={t('role')}
          columns={2}
          defaultValue={chair ? 'COUNCIL_MEMBER' : 'COUNCIL_CHAIR'}
          options={[
            {
              value: 'COUNCIL_CHAIR',
              label: t('chair'),
              hint: chair ? t('chairNow', { name: chair.resident.name }) : undefined,
            },
            { value: 'COUNCIL_MEMBER', label: t('member') },
          ]}
          required
        />
        <FieldRow>
          <DateField name="startsOn" label={t('startsOn')} defaultValue={today} required />
          <DateField
            name="endsOn"
            label={t('endsOn')}
            defaultValue={council.termEndsOn >= today ? council.termEndsOn : ''}
            optionalMark
          />
        </FieldRow>
        <p className="muted small">{t('endsOnHint')}</p>
      </Form>
    </Dialog>
  );
}
