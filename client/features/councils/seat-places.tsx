import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { type FragmentType, graphql, unmask } from '#client/gql';
import type { SeatPlaces_CouncilFragment } from '#client/gql/graphql';
import { StatusTag } from '#client/ui/badge';
import { Button } from '#client/ui/button';
import { Dialog } from '#client/ui/dialog';
import { SelectField } from '#client/ui/fields';
import { Form } from '#client/ui/form';
import { readText } from '#client/ui/form-values';
import { Table } from '#client/ui/table';
import { useUiTexts } from '#client/ui/texts';
import { toast } from '#client/ui/toast';
import { useFormat } from '#client/ui/use-format';
import { useIntent } from '#client/ui/use-intent';
import type { Place } from './place-names';
import { useSeatTexts } from './seat-texts';

const SeatPlaces_council = graphql(`
  fragment SeatPlaces_council on Council {
    id
    mayManage
    seats {
      id
      role
      startsOn
      endsOn
      resident {
        id
        name
      }
      seat {
        place
        how
        wish
      }
    }
  }
`);

const AssignPlaceDocument = graphql(`
  mutation AssignPlace($input: SeatPlaceInput!) {
    assignPlace(input: $input) {
      id
      seat {
        place
        how
        wish
      }
    }
  }
`);

type Seat = SeatPlaces_CouncilFragment['seats'][number];
type Props = { council: FragmentType<typeof SeatPlaces_council>; places: readonly Place[] };

/** Who sits in which place, how it was come by, and what the holder wishes for the next term. */
export function SeatPlaces({ council: masked, places }: Props) {
  const t = useSeatTexts();
  const f = useFormat();
  const [changing, setChanging] = useState<Seat | null>(null);
  const council = unmask(SeatPlaces_council, masked);
  const order = (seat: Seat): number => places.findIndex(({ code }) => code === seat.seat?.place);
  const seats = council.seats.toSorted((a, b) => order(a) - order(b));
  const placeName = (code: string | undefined): string =>
    places.find((place) => place.code === code)?.name ?? code ?? '';
  return (
    <>
      <Table
        caption={t('seats')}
        hideCaption
        rows={seats}
        rowKey={({ id }) => id}
        columns={[
          { key: 'name', header: t('name'), head: true, cell: ({ resident }) => resident.name },
          { key: 'place', header: t('place'), cell: ({ seat }) => placeName(seat?.place) },
          {
            key: 'how',
            header: t('way'),
            cell: ({ seat, startsOn }) =>
              t('howTo', { how: t(seat?.how ?? 'APPOINTED'), date: f.date(startsOn) }),
          },
          {
            key: 'wish',
            header: t('wish'),
            hideHeader: true,
            cell: ({ seat }) =>
              seat?.wish ? (
                <StatusTag tone={seat.wish === 'STAY' ? 'good' : 'info'}>{t(`wish${seat.wish}`)}</StatusTag>
              ) : null,
          },
          {
            key: 'change',
            header: t('assign'),
            hideHeader: true,
            cell: (seat) =>
              council.mayManage && seat.role === 'COUNCIL_MEMBER' ? (
                <Button
                  size="small"
                  kind="quiet"
                  aria-label={t('assignTitle', { name: seat.resident.name })}
                  onClick={() => setChanging(seat)}
                >
                  {t('assign')}
                </Button>
              ) : null,
          },
        ]}
      />
      {changing ? <AssignDialog seat={changing} places={places} onClose={() => setChanging(null)} /> : null}
    </>
  );
}

function AssignDialog({
  seat,
  places,
  onClose,
}: {
  seat: Seat;
  places: readonly Place[];
  onClose: () => void;
}) {
  const t = useSeatTexts();
  const ui = useUiTexts();
  const intent = useIntent();
  const [assign] = useMutation(AssignPlaceDocument);
  const open = places.filter(({ code }) => code !== 'CHAIR');
  return (
    <Dialog open onClose={onClose} title={t('assignTitle', { name: seat.resident.name })} width="narrow">
      <Form
        submit={t('assign')}
        cancel={<Button onClick={onClose}>{ui('cancel')}</Button>}
        onSubmit={async (values) => {
          const place = readText(values, 'place');
          await assign({ variables: { input: intent.sign({ postId: seat.id, place }) } });
          intent.done();
          toast.good(t('assigned', { place: open.find(({ code }) => code === place)?.name ?? place }));
          onClose();
        }}
      >
        <SelectField
          name="place"
          label={t('place')}
          defaultValue={seat.seat?.place}
          options={open.map(({ code, name }) => ({ value: code, label: name }))}
          required
        />
      </Form>
    </Dialog>
  );
}
